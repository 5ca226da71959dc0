import { Trans, useLingui } from '@lingui/react/macro';
import { Progress } from 'antd';
import { Link } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { assignmentStatus } from '../assignment-names.js';
import { CancelReviewDocument, ReopenReviewDocument } from '../judging/assignment.generated.js';
import { bySubject, isLive, type RoundReview, type SubjectProgress } from './loads.js';
import { type RoundTerms } from './round-names.js';

interface Props {
  readonly round: RoundTerms;
  readonly reviews: readonly RoundReview[];
}

/** How far the reviews of a round have come: over all, by subject, and one by one. */
export function Reviews({ round, reviews }: Props) {
  const { t } = useLingui();
  if (reviews.length === 0)
    return <Nothing why={<Trans>No review has been assigned in this round.</Trans>} />;
  const live = reviews.filter(isLive);
  const done = live.filter(({ status }) => status === 'SUBMITTED').length;
  const subjects = bySubject(reviews);
  return (
    <div className="stack">
      <Panel title={t`Progress`}>
        <p id="round-progress">
          <Trans>
            Submitted: {done} of {live.length}
          </Trans>
        </p>
        <Progress
          percent={live.length === 0 ? 0 : Math.round((100 * done) / live.length)}
          aria-labelledby="round-progress"
        />
      </Panel>
      {subjects.length > 0 && (
        <Panel title={t`Subjects`}>
          <Subjects round={round} subjects={subjects} />
        </Panel>
      )}
      <Panel title={t`Reviews`}>
        <ReviewTable reviews={reviews} />
      </Panel>
    </div>
  );
}

function Subjects({ round, subjects }: { round: RoundTerms; subjects: readonly SubjectProgress[] }) {
  const { t } = useLingui();
  const count = ({ reviews }: SubjectProgress, ...states: RoundReview['status'][]) =>
    reviews.filter(({ status }) => states.includes(status)).length;
  return (
    <div className="scroll bounded" role="region" aria-label={t`Subjects`} tabIndex={0}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t`Subject`}</th>
            <th scope="col">{t`Submitted`}</th>
            <th scope="col">{t({ context: 'review', message: 'Outstanding' })}</th>
            <th scope="col">{t`Conflicts`}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject.key}>
              <th scope="row">
                <SubjectLink kind={subject.kind} code={subject.code} title={subject.title} />
              </th>
              <td className="number">
                {count(subject, 'SUBMITTED')} / {round.minimumReviews}{' '}
                {count(subject, 'SUBMITTED') < round.minimumReviews && (
                  <StatusTag tone="waiting">
                    <Trans>too few</Trans>
                  </StatusTag>
                )}
              </td>
              <td className="number">{count(subject, 'ASSIGNED', 'ACCEPTED')}</td>
              <td className="number">{count(subject, 'CONFLICT')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A subject, leading to its record where there is one. */
export function SubjectLink({
  kind,
  code,
  title,
}: {
  kind: string | null;
  code: string | null;
  title: string;
}) {
  const folder = { requirement: 'requirements', solution: 'solutions' }[kind ?? ''];
  const name = `${code ?? ''} ${title}`.trim();
  return folder && code ? <Link to={`/desk/${folder}/${code}`}>{name}</Link> : <>{name}</>;
}

function ReviewTable({ reviews }: { readonly reviews: readonly RoundReview[] }) {
  const { t, i18n } = useLingui();
  return (
    <div className="scroll bounded" role="region" aria-label={t`Reviews`} tabIndex={0}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t`Subject`}</th>
            <th scope="col">{t`Judge`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col">{t`What can be done`}</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <tr key={review.id}>
              <th scope="row">
                <Link to={`/desk/assignments/${review.id}`}>
                  {review.subject ? `${review.subject.code ?? ''} ${review.subject.title.text}` : t`Review`}
                </Link>
              </th>
              <td>{review.reviewer?.name.text}</td>
              <td>
                <StatusTag tone={assignmentStatus[review.status].tone}>
                  {i18n._(assignmentStatus[review.status].label)}
                </StatusTag>{' '}
                {review.conflict}
              </td>
              <td>
                <ReviewActs review={review} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReviewActs({ review: { id, version, viewerActions } }: { readonly review: RoundReview }) {
  const { t } = useLingui();
  return (
    <>
      {viewerActions.includes('REOPEN') && (
        <ActButton
          of={ReopenReviewDocument}
          label={t`Give back to the judge`}
          version={version}
          reason
          variables={(act) => ({ id, act })}
        />
      )}
      {viewerActions.includes('CANCEL') && (
        <ActButton
          of={CancelReviewDocument}
          label={t`Take back`}
          version={version}
          reason
          danger
          variables={(act) => ({ id, act })}
        />
      )}
    </>
  );
}
