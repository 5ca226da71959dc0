import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { useViewer } from '../../accounts/index.js';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { assignmentStatus } from '../assignment-names.js';
import {
  AcceptReviewDocument,
  DeclareReviewConflictDocument,
  JudgedAssignmentDocument,
  type JudgedAssignmentQuery,
} from '../judging/assignment.generated.js';
import { NextReview } from '../judging/NextReview.js';
import { ReadSheet } from '../judging/ReadSheet.js';
import { ScoreSheet } from '../judging/ScoreSheet.js';
import '../reviews.css';
import { Panel } from '../../../ui/Panel.js';

type Review = NonNullable<JudgedAssignmentQuery['assignment']>;

/** One review: what is to be judged, and the sheet. */
export default function AssignmentPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useQuery(JudgedAssignmentDocument, {
    variables: { id, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ assignment }) =>
        assignment ? (
          <Review key={assignment.id} review={assignment} />
        ) : (
          <Page title={t`Review`}>
            <Nothing why={<Trans>There is no such review, or you may not see it.</Trans>} />
          </Page>
        )
      }
    </Answer>
  );
}

function Review({ review }: { readonly review: Review }) {
  const { t, i18n } = useLingui();
  const { subject, round, status, blind } = review;
  const { label, tone } = assignmentStatus[status];
  return (
    <Page title={subject?.title.text ?? t`Review`} actions={<Answering review={review} />}>
      <p className="facts">
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        {round && (
          <span>
            <Link to={`/desk/rounds/${round.id}`}>{round.name.text}</Link>
          </span>
        )}
        {subject?.code && <span>{subject.code}</span>}
        {blind && <span>{t`Blind: it is not told whose this is.`}</span>}
        {round?.until && (
          <span>
            <Trans>
              Until <Moment at={round.until} end />
            </Trans>
          </span>
        )}
      </p>
      <div className="judging">
        <Subject subject={subject} />
        <Panel title={t`Score sheet`}>
          <Sheet review={review} />
        </Panel>
      </div>
    </Page>
  );
}

/** Whether one will review it at all. */
function Answering({ review: { id, version, viewerActions, reviewer } }: { readonly review: Review }) {
  const { t } = useLingui();
  const me = useViewer();
  const behalf =
    reviewer && reviewer.id !== me.id
      ? { kind: 'PERSON' as const, id: reviewer.id, name: reviewer.name.text }
      : null;
  return (
    <>
      {viewerActions.includes('DECLARE_CONFLICT') && (
        <ActButton
          of={DeclareReviewConflictDocument}
          label={t`Declare a conflict of interest`}
          version={version}
          reason
          behalf={behalf}
          confirm={<Trans>The review is taken from the judge for good, in later rounds as well.</Trans>}
          variables={(act) => ({ id, act })}
        />
      )}
      {viewerActions.includes('ACCEPT') && (
        <ActButton
          of={AcceptReviewDocument}
          label={t`Accept: no conflict of interest`}
          version={version}
          primary
          behalf={behalf}
          variables={(act) => ({ id, act })}
        />
      )}
    </>
  );
}

function Sheet({ review }: { readonly review: Review }) {
  const me = useViewer();
  const { round, status, viewerActions, reviewer } = review;
  const isMine = reviewer?.id === me.id;
  if (status === 'CONFLICT')
    return (
      <>
        <p>
          <Trans>Conflict of interest: {review.conflict}</Trans>
        </p>
        {isMine && <NextReview after={review.id} />}
      </>
    );
  if (!round || status === 'CANCELLED') return <Nothing why={<Trans>This review was taken back.</Trans>} />;
  if (isMine && viewerActions.includes('SCORE'))
    return <ScoreSheet review={review} round={round} onSubmitted={() => window.scrollTo(0, 0)} />;
  return (
    <Flex vertical gap="middle">
      {isMine && status === 'ASSIGNED' && (
        <p>
          <Trans>Accept the review first, or declare a conflict of interest.</Trans>
        </p>
      )}
      {isMine && status === 'ACCEPTED' && (
        <p>
          <Trans>The round takes no reviews at present.</Trans>
        </p>
      )}
      <ReadSheet review={review} round={round} />
      {isMine && status === 'SUBMITTED' && <NextReview after={review.id} />}
    </Flex>
  );
}

function Subject({ subject }: { readonly subject: Review['subject'] }) {
  const { t } = useLingui();
  return (
    <Panel title={t`What is judged`}>
      {!subject && <Nothing why={<Trans>It is not shown to you any more.</Trans>} />}
      {subject?.sections.map(({ heading, text }, index) => (
        <section key={index} className="part">
          <h3>{heading.text}</h3>
          <p className="written">{text.text}</p>
        </section>
      ))}
    </Panel>
  );
}
