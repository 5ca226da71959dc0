import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Nothing } from '../../../ui/Nothing.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { shortDecimal } from '../points.js';
import { type Result } from './results.js';
import { outcomeName, type RoundTerms } from './round-names.js';
import { SubjectLink } from './Reviews.js';

interface Props {
  readonly round: RoundTerms;
  readonly results: readonly Result[];
  readonly isWhole: boolean;
  /** What can be done about a result. */
  readonly actsOf?: (result: Result) => ReactNode;
}

/** What a finalised round says about each subject: the score, and beside it the score with each judge's scale evened out. */
export function Results({ round, results, isWhole, actsOf }: Props) {
  const { t, i18n } = useLingui();
  if (round.status !== 'FINALISED')
    return <Nothing why={<Trans>There are results once the round is finalised.</Trans>} />;
  if (isWhole && results.length === 0)
    return <Nothing why={<Trans>The round was finalised without any review.</Trans>} />;
  const translate = i18n._.bind(i18n);
  return (
    <div className="scroll" role="region" aria-label={t`Results`} tabIndex={0}>
      <table className="rows">
        <caption className="quiet">
          <Trans>
            Ranks follow the score. The normalised score stretches each judge’s values to 0–100; it never
            ranks.
          </Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Rank`}</th>
            <th scope="col">{t`Subject`}</th>
            <th scope="col">{t`Score`}</th>
            <th scope="col">{t`Normalised`}</th>
            <th scope="col">{t`Reviews`}</th>
            {round.rubric.map(({ code, name }) => (
              <th scope="col" key={code}>
                {name.text}
              </th>
            ))}
            {round.recommendations.length > 0 && (
              <th scope="col">{t({ context: 'review', message: 'Recommended' })}</th>
            )}
            <th scope="col">{t`Suggests`}</th>
            {actsOf && <th scope="col">{t`What can be done`}</th>}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.id}>
              <td className="number">
                {result.rank ?? '–'}{' '}
                {result.tied && (
                  <StatusTag tone="waiting">
                    <Trans>equal</Trans>
                  </StatusTag>
                )}
              </td>
              <th scope="row" className="wide-cell">
                <SubjectLink
                  kind={result.subjectKind}
                  code={result.subject?.code ?? null}
                  title={result.subject?.title.text ?? ''}
                />
              </th>
              <td className="number">
                <strong>{decimal(result.score)}</strong>
              </td>
              <td className="number">{decimal(result.normalisedScore)}</td>
              <td className="number" title={result.values.map(shortDecimal).join(', ')}>
                {result.reviews}
              </td>
              {round.rubric.map(({ code }) => (
                <td key={code} className="number">
                  {decimal(result.criteria.find((each) => each.code === code)?.mean ?? null)}
                </td>
              ))}
              {round.recommendations.length > 0 && (
                <td>
                  {result.recommendations
                    .map(
                      ({ code, count }) => `${outcomeName(code, round.recommendations, translate)}: ${count}`,
                    )
                    .join(', ')}
                </td>
              )}
              <td>{result.outcome && outcomeName(result.outcome, round.recommendations, translate)}</td>
              {actsOf && <td>{actsOf(result)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function decimal(value: string | null): string {
  return value === null ? '–' : shortDecimal(value);
}
