import { enterpriseRoles } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { auditsIt, organizesIt } from '../challenges/index.js';
import {
  any,
  hasRole,
  holds,
  isSystem,
  type Kernel,
  onBehalf,
  type Rule,
  rule,
  scopesOf,
  type Viewer,
} from '../kernel/index.js';
import { givenToReview } from '../reviews/index.js';
import { belongsToTeam, leadsTeam, teamsOf } from '../teams/index.js';
import { type ReaderKind, type SolutionRecord, type SolutionState } from './model.js';

type S = SolutionRecord;

/** Belongs to the enterprise whose requirement it answers. */
export const asksForIt: Rule<S> = hasRole(enterpriseRoles, ({ enterpriseId }) => ({
  kind: 'organization',
  id: enterpriseId,
}));

const isOpened: Rule<S> = rule('isOpened', (_viewer, { openedAt }) => openedAt !== null);

const byLeader = any<S>(leadsTeam, onBehalf(organizesIt));

/** Who may take which action of the table. */
export const policy = {
  edit: any<S>(belongsToTeam, onBehalf(organizesIt)),
  submit: byLeader,
  revise: byLeader,
  submitLate: byLeader,
  lock: isSystem,
  admitLate: organizesIt,
  screen: organizesIt,
  score: isSystem,
  handOver: organizesIt,
  shortlist: any<S>(asksForIt, onBehalf(organizesIt)),
  dock: isSystem,
  release: isSystem,
  decline: organizesIt,
  withdraw: byLeader,
  lapse: isSystem,
} as const;

/** States in which a solution may be judged, or be told about to those who judged it. */
export const judgedStates = [
  'eligible',
  'scored',
  'shortlisted',
  'docked',
  'not-selected',
] as const satisfies readonly SolutionState[];

/**
 * Sealed: the team's people always; organizers of the challenge from its lock or late submission on, and those that they
 * entered themselves for somebody; auditors like organizers; the enterprise's people once it was handed over; judges of
 * an open round once it is eligible. Nobody else: administrators and county officers have no part in it.
 */
export async function visibleTo(viewer: Viewer, kernel: Kernel): Promise<QueryFilter<S>> {
  if (viewer.kind === 'system') return {};
  const filters = [...insiderFilters(viewer), ...(await judgeFilters(viewer, kernel))];
  return filters.length === 0 ? { _id: '' } : { $or: filters };
}

function insiderFilters(viewer: Viewer): QueryFilter<S>[] {
  const filters: QueryFilter<S>[] = [];
  const teams = teamsOf(viewer).belongsTo;
  if (teams.length > 0) filters.push({ teamId: trusted({ $in: teams }) });
  const organized = scopesOf(viewer, 'organizer', 'challenge');
  if (organized.length > 0)
    filters.push({ challengeId: trusted({ $in: organized }), createdBy: viewer.personId ?? '' });
  const opened = { openedAt: trusted({ $ne: null }) };
  const audited = scopesOf(viewer, 'auditor', 'challenge');
  const open = [...organized, ...audited];
  if (open.length > 0) filters.push({ challengeId: trusted({ $in: open }), ...opened });
  if (holds(viewer, 'auditor', { kind: 'platform' })) filters.push(opened);
  const enterprises = scopesOf(viewer, enterpriseRoles, 'organization');
  if (enterprises.length > 0)
    filters.push({ enterpriseId: trusted({ $in: enterprises }), handedOverAt: trusted({ $ne: null }) });
  return filters;
}

/** Whoever is no judge any more has lost with the role what it gave them. */
async function judgeFilters(viewer: Viewer, kernel: Kernel): Promise<QueryFilter<S>[]> {
  if (!holds(viewer, 'judge')) return [];
  const granted = await givenToReview(kernel, viewer, 'solution', { blind: false });
  return granted.length === 0 ? [] : [{ _id: trusted({ $in: granted }), ...judgedBy(viewer) }];
}

/** What somebody may judge at all: in a judge's state and, but for judges of single rounds, in their challenges. */
export function judgedBy(viewer: Viewer): QueryFilter<S> {
  const status = trusted({ $in: [...judgedStates] });
  const challenges = scopesOf(viewer, 'judge', 'challenge');
  const isOfRounds = scopesOf(viewer, 'judge', 'round').length > 0;
  return isOfRounds ? { status } : { status, challengeId: trusted({ $in: challenges }) };
}

/** Solutions of the viewer's teams. */
export function ownFilter(viewer: Viewer): QueryFilter<S> {
  return { teamId: trusted({ $in: teamsOf(viewer).belongsTo }) };
}

/** What was handed in: whoever sees it reads it, but for an organizer who entered it and has to wait like the others. */
export const readsSubmitted: Rule<S> = any<S>(belongsToTeam, isOpened);

/** The working copy is the team's own, whatever became of it. */
export const readsWorkingCopy: Rule<S> = belongsToTeam;

/** What was received and when: the team, whoever enters it for them, and who has to prove it. */
export const readsReceipt: Rule<S> = any<S>(belongsToTeam, organizesIt, auditsIt);

const staff: Rule<S> = any<S>(organizesIt, auditsIt);

const staffOnceOpened: Rule<S> = rule(
  'staffOnceOpened',
  (viewer, solution) => solution.openedAt !== null && staff.judge(viewer, solution) === 'yes',
);

export const seesHistory: Rule<S> = any<S>(belongsToTeam, staffOnceOpened);

/** What the team was told. */
export const seesFeedback: Rule<S> = any<S>(belongsToTeam, staffOnceOpened);

/** Who has read it: the leader, and those who see to it. */
export const seesReads: Rule<S> = any<S>(leadsTeam, staffOnceOpened);

/** Stamped paper is for those who have to judge it. */
export const seesEvidence: Rule<S> = staffOnceOpened;

/** Who judges stays with the organizers, so a team learns when, but not by whom. */
export const knowsJudges: Rule<S> = staffOnceOpened;

/** In which capacity the viewer reads a solution that they see; null for the team and the system, whose reads are their own. */
export function readerKind(viewer: Viewer, solution: S): ReaderKind | null {
  if (viewer.kind === 'system' || belongsToTeam.judge(viewer, solution) === 'yes') return null;
  if (organizesIt.judge(viewer, solution) === 'yes') return 'organizer';
  if (auditsIt.judge(viewer, solution) === 'yes') return 'auditor';
  return asksForIt.judge(viewer, solution) === 'yes' && solution.handedOverAt !== null
    ? 'enterprise'
    : 'judge';
}
