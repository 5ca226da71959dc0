import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { mayBeginTeam, useViewer, type Viewer } from '../../features/accounts/index.js';
import { ChallengeChoicesDocument } from '../../features/challenges/index.js';
import { apiLanguage, useLanguage } from '../../ui/language.js';
import { Panel } from '../../ui/Panel.js';
import { type DeskName } from '../../ui/section.js';
import { desks } from './sections.js';
import {
  WaitingDealsDocument,
  WaitingInTeamsDocument,
  WaitingNeedsDocument,
  WaitingPipelineDocument,
  WaitingReviewsDocument,
} from './waiting.generated.js';

type Count = { readonly totalCount: number } | undefined;
type Task = readonly [count: Count, to: string, label: string];

/** For which parts there could be something, by the roles that somebody has now. */
function partsOf({ roles }: Viewer) {
  const given = roles.filter(({ status }) => status === 'GIVEN');
  const has = (desk: DeskName) => given.some(({ role }) => desks[desk].roles.includes(role));
  return {
    enterprise: has('enterprise'),
    party: has('enterprise') || has('team'),
    judge: has('judge'),
    /** Ids of challenges. */
    organized: given.filter(({ role }) => role === 'ORGANIZER').map(({ scope }) => scope.id),
  };
}

/** Whether anything could wait for somebody with these roles. */
export function mayWait(viewer: Viewer): boolean {
  const { party, judge, organized } = partsOf(viewer);
  return party || judge || organized.length > 0 || mayBeginTeam(viewer);
}

/** What the viewer could go on with now, counted; each line leads to it. Where nothing waits it says what would stand here. */
export function Waiting() {
  const viewer = useViewer();
  const { enterprise, party, judge, organized } = partsOf(viewer);
  const { data } = useQuery(ChallengeChoicesDocument, {
    variables: { lang: apiLanguage(useLanguage()) },
    skip: !party && organized.length === 0,
  });
  return (
    <>
      <div className="cards">
        <ForMe enterprise={enterprise} team={mayBeginTeam(viewer)} judge={judge} />
        {data?.challenges.edges.map(({ node: { id, slug, name } }) => (
          <InChallenge
            key={id}
            slug={slug}
            name={name.text}
            party={party}
            organizer={organized.includes(id)}
          />
        ))}
      </div>
      <p className="quiet">
        <Trans>Whatever waits for you is counted here.</Trans>
      </p>
    </>
  );
}

function ForMe(has: { readonly enterprise: boolean; readonly team: boolean; readonly judge: boolean }) {
  const { t } = useLingui();
  const { data: needs } = useQuery(WaitingNeedsDocument, { skip: !has.enterprise });
  const { data: teams } = useQuery(WaitingInTeamsDocument, { skip: !has.team });
  const drafts = teams?.mySolutions.edges.filter(({ node }) => node.status === 'DRAFT');
  const { data: reviews } = useQuery(WaitingReviewsDocument, { skip: !has.judge });
  return (
    <Tasks
      title={t`Waits for you`}
      tasks={[
        [reviews?.assigned, '/desk/assignments', t`Reviews to accept or decline`],
        [reviews?.accepted, '/desk/assignments', t`Reviews to write`],
        [needs?.drafts, '/desk/needs?status=DRAFT', t`Needs to submit`],
        [needs?.returned, '/desk/needs?status=RETURNED', t`Needs returned for changes`],
        [needs?.selected, '/desk/needs?status=SELECTED', t`Needs on the way to their release`],
        [needs?.closed, '/desk/needs?status=CLOSED', t`Closed needs: compare what was offered`],
        [drafts && { totalCount: drafts.length }, '/desk/solutions', t`Solutions to hand in`],
        [teams?.myTeamInvitations, '/desk/teams', t`Invitations to teams`],
      ]}
    />
  );
}

interface InProps {
  readonly slug: string;
  readonly name: string;
  readonly party: boolean;
  readonly organizer: boolean;
}

function InChallenge({ slug, name, party, organizer }: InProps) {
  const { t } = useLingui();
  const { data: deals } = useQuery(WaitingDealsDocument, { variables: { slug }, skip: !party });
  const { data: work } = useQuery(WaitingPipelineDocument, { variables: { slug }, skip: !organizer });
  const at = `/desk/challenges/${slug}`;
  return (
    <Tasks
      title={name}
      tasks={[
        [work?.submitted, `${at}/pipeline?view=table&status=SUBMITTED`, t`Needs to diagnose`],
        [work?.selected, `${at}/pipeline?view=table&status=SELECTED`, t`Needs to confirm and release`],
        [work?.locked, `${at}/solutions?view=LOCKED`, t`Solutions to screen`],
        [work?.late, `${at}/solutions?view=LATE`, t`Late solutions to let in or not`],
        [work?.toHandOver, `${at}/solutions?view=TO_HAND_OVER`, t`Solutions to hand over`],
        [deals?.talks, `/desk/dockings?challenge=${slug}&status=IN_TALKS`, t`Talks under way`],
        [deals?.unsigned, `/desk/contracts?challenge=${slug}&status=DRAFT`, t`Contracts to sign`],
        [work?.signed, `/desk/contracts?challenge=${slug}&status=SIGNED`, t`Contracts to register`],
      ]}
    />
  );
}

function Tasks({ title, tasks }: { readonly title: ReactNode; readonly tasks: readonly Task[] }) {
  const waiting = tasks.filter(([count]) => count && count.totalCount > 0);
  if (waiting.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="plain waits">
        {waiting.map(([count, to, label]) => (
          <li key={label}>
            <Link to={to}>{label}</Link> <strong>{count?.totalCount}</strong>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
