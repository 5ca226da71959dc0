import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { pointsOf } from '../points.js';
import { type JudgedRubricFragment, type ReviewSheetFragment } from './assignment.generated.js';

/** A sheet as it was filled in, to be read. */
export function ReadSheet({ review, round }: { review: ReviewSheetFragment; round: JudgedRubricFragment }) {
  const { t } = useLingui();
  const scoreOf = (code: string) => review.scores.find(({ criterion }) => criterion === code)?.score;
  const recommended = round.recommendations.find(({ code }) => code === review.recommendation);
  return (
    <div className="stack">
      {round.rubric.length > 0 && (
        <div className="scroll" role="region" aria-label={t`Scores`} tabIndex={0}>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{t`Criterion`}</th>
                <th scope="col">{t`Points`}</th>
              </tr>
            </thead>
            <tbody>
              {round.rubric.map(({ code, name, maxScore }) => (
                <tr key={code}>
                  <th scope="row">{name.text}</th>
                  <td>
                    {scoreOf(code) === undefined ? '–' : pointsOf(scoreOf(code)!)} / {pointsOf(maxScore)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {recommended && (
        <p>
          <strong>{t`Recommendation`}</strong> {recommended.name.text}
        </p>
      )}
      {review.comment && <p className="written">{review.comment.original}</p>}
      {review.submittedAt && (
        <p className="quiet">
          <Trans>
            Submitted on <Moment at={review.submittedAt} />
          </Trans>
        </p>
      )}
    </div>
  );
}
