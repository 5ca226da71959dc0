import { Trans, useLingui } from '@lingui/react/macro';
import { Progress } from 'antd';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { assignmentStatus } from '../assignment-names.js';
import { isWaiting, type MyReview, useMyReviews } from '../judging/mine.js';
import '../reviews.css';
import { Panel } from '../../../ui/Panel.js';

/** Everything a judge was asked to review, what waits first. */
export default function MyReviewsPage() {
  const { t } = useLingui();
  const { nodes = [], query } = useMyReviews();
  return (
    <Page title={t`My reviews`}>
      <Answer of={query}>{() => <Reviews reviews={nodes} />}</Answer>
    </Page>
  );
}

function Reviews({ reviews }: { readonly reviews: readonly MyReview[] }) {
  const { t } = useLingui();
  if (reviews.length === 0)
    return <Nothing why={<Trans>Nothing was assigned to you yet. The organizer assigns reviews.</Trans>} />;
  const waiting = reviews.filter(isWaiting);
  const others = reviews.filter((review) => !isWaiting(review));
  const done = reviews.filter(({ status }) => status === 'SUBMITTED').length;
  const all = done + waiting.length;
  return (
    <div className="stack">
      <Panel>
        <p id="progress">
          <Trans>
            Submitted: {done} of {all}
          </Trans>
        </p>
        <Progress percent={all === 0 ? 100 : Math.round((100 * done) / all)} aria-labelledby="progress" />
      </Panel>
      <Panel title={t`Waiting`}>
        {waiting.length === 0 ? (
          <Nothing why={<Trans>No review waits for you.</Trans>} />
        ) : (
          <List reviews={waiting} />
        )}
      </Panel>
      {others.length > 0 && (
        <Panel title={t`Over`}>
          <List reviews={others} />
        </Panel>
      )}
    </div>
  );
}

function List({ reviews }: { readonly reviews: readonly MyReview[] }) {
  const { t, i18n } = useLingui();
  return (
    <ul className="plain review-list">
      {reviews.map(({ id, status, blind, subject, round }) => (
        <li key={id}>
          <Link to={`/desk/assignments/${id}`}>{subject?.title.text ?? t`Not shown any more`}</Link>{' '}
          <StatusTag tone={assignmentStatus[status].tone}>{i18n._(assignmentStatus[status].label)}</StatusTag>
          <div className="facts quiet">
            {subject?.code && <span>{subject.code}</span>}
            {round && <span>{round.name.text}</span>}
            {blind && <span>{t`Blind`}</span>}
            {round?.until && (
              <span>
                <Trans>
                  Until <Moment at={round.until} end />
                </Trans>
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
