import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { mayBeginTeam, type Role, useViewer, type Viewer } from '../../features/accounts/index.js';
import { apiLanguage, useLanguage } from '../../ui/language.js';
import { Panel } from '../../ui/Panel.js';
import {
  WaitingChallengesDocument,
  WaitingDealsDocument,
  WaitingInvitationsDocument,
  WaitingNeedsDocument,
  WaitingPipelineDocument,
  WaitingReviewsDocument,
} from './waiting.generated.js';

type Count = { readonly totalCount: number } | undefined;
type Task = readonly [count: Count, to: string, label: string];

const parties: readonly Role[] = ['ENTERPRISE_MEMBER', 'ENTERPRISE_SIGNATORY', 'TEAM_LEADER', 'TEAM_MEMBER'];
const enterprises: readonly Role[] = ['ENTERPRISE_MEMBER', 'ENTERPRISE_SIGNATORY'];

/** Whether anything could wait for somebody with these roles. */
export function mayWait({ roles }: Viewer): boolean {
  return roles.some(
    ({ role, status }) =>
      status === 'GIVEN' && (role === 'ORGANIZER' || role === 'JUDGE' || parties.includes(role)),
  );
}

/** What the viewer could go on with now, counted; each line leads to it. Nothing is shown where nothing waits. */
export function Waiting() {
  const viewer = useViewer();
  const given = viewer.roles.filter(({ status }) => status === 'GIVEN');
  const has = (roles: readonly Role[]) => given.some(({ role }) => roles.includes(role));
  const organized = given.filter(({ role }) => role === 'ORGANIZER').map(({ scope }) => scope.id);
  const { data } = useQuery(WaitingChallengesDocument, {
    variables: { lang: apiLanguage(useLanguage()) },
    skip: !has(parties) && organized.length === 0,
  });
  return (
    <div className="cards">
      <ForMe enterprise={has(enterprises)} team={mayBeginTeam(viewer)} judge={has(['JUDGE'])} />
      {data?.challenges.edges.map(({ node: { id, slug, name } }) => (
        <InChallenge
          key={id}
          slug={slug}
          name={name.text}
          party={has(parties)}
          organizer={organized.includes(id)}
        />
      ))}
    </div>
  );
}

function ForMe(has: { readonly enterprise: boolean; readonly team: boolean; readonly judge: boolean }) {
  const { t } = useLingui();
  const { data: needs } = useQuery(WaitingNeedsDocument, { skip: !has.enterprise });
  const { data: teams } = useQuery(WaitingInvitationsDocument, { skip: !has.team });
  const { data: reviews } = useQuery(WaitingReviewsDocument, { skip: !has.judge });
  return (
    <Tasks
      title={t`Waits for you`}
      tasks={[
        [reviews?.assigned, '/desk/assignments', t`Reviews to accept or decline`],
        [reviews?.accepted, '/desk/assignments', t`Reviews to write`],
        [needs?.returned, '/desk/needs?status=RETURNED', t`Needs returned for changes`],
        [needs?.selected, '/desk/needs?status=SELECTED', t`Needs on the way to their release`],
        [needs?.closed, '/desk/needs?status=CLOSED', t`Closed needs: compare what was offered`],
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
      <ul className="plain tasks">
        {waiting.map(([count, to, label]) => (
          <li key={to + label}>
            <Link to={to}>{label}</Link> <strong>{count?.totalCount}</strong>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
