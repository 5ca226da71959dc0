import { type Role } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { auditsIt, challengeScope, type InChallenge, organizesIt } from '../challenges/index.js';
import {
  all,
  any,
  hasRole,
  holds,
  type HeldRole,
  type Kernel,
  onBehalf,
  permits,
  rule,
  type Rule,
  scopesOf,
  signedIn,
  type Viewer,
} from '../kernel/index.js';
import {
  assignmentModel,
  type AssignmentRecord,
  type AwardRecord,
  type DecisionRecord,
  liveStates,
  type NoticeRecord,
  type RoundRecord,
  type RoundResultRecord,
} from './model.js';

const isStaff = any<InChallenge>(organizesIt, auditsIt);

const isReviewer: Rule<AssignmentRecord> = rule(
  'isReviewer',
  (viewer, { reviewer }) => viewer.personId === reviewer,
);

/** Is a judge of the challenge or of this round: whoever loses the role loses the review with it. */
const isJudge = any<AssignmentRecord>(
  hasRole<AssignmentRecord>('judge', ({ challengeId }) => challengeScope(challengeId)),
  hasRole<AssignmentRecord>('judge', ({ roundId }) => ({ kind: 'round', id: roundId })),
);

const judgesIt = all<AssignmentRecord>(isReviewer, isJudge);
/** A judge's paper sheet may be entered by an organizer, with the sheet as evidence. */
const judgesItOrOnPaper = any<AssignmentRecord>(judgesIt, onBehalf(organizesIt));

const mayConfirm: Rule<AwardRecord> = rule('mayConfirm', (viewer, { confirmers }) =>
  viewer.roles.some((role) => confirmers.includes(roleKey(role))),
);

/** Who may take which action of the tables. */
export const roundPolicy = {
  edit: organizesIt,
  open: organizesIt,
  extend: organizesIt,
  finalise: organizesIt,
} as const satisfies Record<string, Rule<RoundRecord>>;

export const assignmentPolicy = {
  declareConflict: judgesItOrOnPaper,
  accept: judgesItOrOnPaper,
  score: judgesItOrOnPaper,
  submit: judgesItOrOnPaper,
  reopen: organizesIt,
  cancel: organizesIt,
} as const satisfies Record<string, Rule<AssignmentRecord>>;

export const decisionPolicy = { supersede: organizesIt } as const satisfies Record<
  string,
  Rule<DecisionRecord>
>;

export const awardPolicy = { confirm: any<AwardRecord>(mayConfirm, onBehalf(organizesIt)) } as const;

export const noticePolicy = { object: signedIn } as const satisfies Record<string, Rule<NoticeRecord>>;

/** A role in its scope as one comparable text: `enterprise-signatory@organization:4f…`. */
export function roleKey({ role, scope }: HeldRole): string {
  return `${role}@${scope.kind}:${scope.id ?? ''}`;
}

/** Whether the viewer sees the subject of a blind assignment only blindly. */
export function isBlinded(viewer: Viewer, { blind, reviewer }: AssignmentRecord): boolean {
  return blind && viewer.personId === reviewer;
}

/** Whether the viewer may still read the subject of an assignment they see: a reviewer only while it is theirs to review. */
export function mayReadSubject(viewer: Viewer, assignment: AssignmentRecord): boolean {
  const live: readonly string[] = liveStates;
  return live.includes(assignment.status) || permits(viewer, isStaff, assignment);
}

/** Its subject may be named to the viewer: anybody who sees the assignment, but the reviewer of a blind one. */
export const mayKnowSubject: Rule<AssignmentRecord> = rule(
  'mayKnowSubject',
  (viewer, assignment) => !isBlinded(viewer, assignment),
);

/** Whether the viewer sees the subject of a blind round's result only blindly. */
export function isResultBlinded(viewer: Viewer, result: RoundResultRecord): boolean {
  return result.blind && !permits(viewer, isStaff, result);
}

/** The subject of a result may be named to organizers and auditors, and to judges of open rounds. */
export const mayKnowResultSubject: Rule<RoundResultRecord> = rule(
  'mayKnowResultSubject',
  (viewer, result) => !isResultBlinded(viewer, result),
);

/** Objections are read by those who must answer them. */
export const answersObjections: Rule<NoticeRecord> = isStaff;

/** Rounds: organizers and auditors of the challenge, and judges with a live assignment in them. */
export async function roundsVisibleTo(viewer: Viewer, kernel: Kernel): Promise<QueryFilter<RoundRecord>> {
  if (seesAll(viewer)) return {};
  const staff = { challengeId: trusted({ $in: staffChallenges(viewer) }) };
  const judged = await judgedRounds(viewer, kernel);
  return judged.length === 0 ? staff : { $or: [staff, { _id: trusted({ $in: judged }) }] };
}

/** Assignments: all of a challenge to its organizers and auditors, their own to judges; nobody else's to anybody. */
export function assignmentsVisibleTo(viewer: Viewer): QueryFilter<AssignmentRecord> {
  if (seesAll(viewer)) return {};
  const staff = { challengeId: trusted({ $in: staffChallenges(viewer) }) };
  const own = ownAssignments(viewer);
  return own === null ? staff : { $or: [staff, own] };
}

/** Decisions: organizers and auditors of the challenge. */
export function decisionsVisibleTo(viewer: Viewer): QueryFilter<DecisionRecord> {
  return seesAll(viewer) ? {} : { challengeId: trusted({ $in: staffChallenges(viewer) }) };
}

/** Awards: organizers and auditors of the challenge, and those who may confirm them. */
export function awardsVisibleTo(viewer: Viewer): QueryFilter<AwardRecord> {
  if (seesAll(viewer)) return {};
  const staff = { challengeId: trusted({ $in: staffChallenges(viewer) }) };
  if (viewer.roles.length === 0) return staff;
  return { $or: [staff, { confirmers: trusted({ $in: viewer.roles.map(roleKey) }) }] };
}

/** Public notices: everybody from their beginning on, organizers and auditors of the challenge before. */
export function noticesVisibleTo(viewer: Viewer, kernel: Kernel): QueryFilter<NoticeRecord> {
  if (seesAll(viewer)) return {};
  const begun = { from: trusted({ $lte: kernel.now() }) };
  const staff = staffChallenges(viewer);
  return staff.length === 0 ? begun : { $or: [begun, { challengeId: trusted({ $in: staff }) }] };
}

/** Ids of challenges in which the viewer sees everything about reviews. */
function staffChallenges(viewer: Viewer): string[] {
  const roles: readonly Role[] = ['organizer', 'auditor'];
  return scopesOf(viewer, roles, 'challenge');
}

function seesAll(viewer: Viewer): boolean {
  return viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' });
}

/** The viewer's assignments as far as they are still a judge there; null when they are nobody's judge. */
function ownAssignments(viewer: Viewer): QueryFilter<AssignmentRecord> | null {
  const challenges = scopesOf(viewer, 'judge', 'challenge');
  const rounds = scopesOf(viewer, 'judge', 'round');
  if (viewer.personId === null || challenges.length + rounds.length === 0) return null;
  const scopes = [{ challengeId: trusted({ $in: challenges }) }, { roundId: trusted({ $in: rounds }) }];
  return { $and: [{ reviewer: viewer.personId }, { $or: scopes }] };
}

async function judgedRounds(viewer: Viewer, kernel: Kernel): Promise<string[]> {
  const own = ownAssignments(viewer);
  if (own === null) return [];
  const live = { status: trusted({ $in: [...liveStates] }) };
  return assignmentModel(kernel).distinct('roundId', { $and: [own, live] });
}
