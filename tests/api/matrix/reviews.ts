import { assignmentWorkflow, awardWorkflow, noticeWorkflow, roundWorkflow } from '@duijie/shared';
import { aRequirement } from '../../factories/index.js';
import { later } from './asking.js';
import { type Subject } from './lifecycle.js';
import { allBut, aRound, assigned, english, type RoleName, type World } from './world.js';

const organizer: readonly RoleName[] = ['organizer'];
const judge: readonly RoleName[] = ['openJudge'];
const staff: readonly RoleName[] = ['organizer', 'auditor'];

const as = ({ people }: World, role: RoleName) => people[role]!.viewer();

export async function aSubject({ app, cast }: World): Promise<string> {
  return (await aRequirement(app, { cast, status: 'submitted' })).requirement._id;
}

/** A round in which the judge has one review to write, written unless the round is planned. */
export async function aRoundIn(world: World, state: string): Promise<string> {
  const { rounds, assignments } = world.app.services.reviews;
  const id = await aRound(world, { open: false });
  const [assignment] = await assigned(world, id, 'openJudge', [await aSubject(world)]);
  if (state === 'planned') return id;
  await rounds.open(await as(world, 'organizer'), id);
  const viewer = await as(world, 'openJudge');
  await assignments.accept(viewer, assignment!);
  await assignments.score(viewer, assignment!, { recommendation: 'select' });
  await assignments.submit(viewer, assignment!);
  if (state === 'finalised') await rounds.finalise(await as(world, 'organizer'), id);
  return id;
}

export const rounds: Subject = {
  kind: 'round',
  workflow: roundWorkflow,
  read: (_world, id) => ({ from: `round(id: "${id}")` }),
  calls: [
    { mutation: 'editRound', action: 'edit' },
    { mutation: 'openRound', action: 'open' },
    { mutation: 'extendRound', action: 'extend', given: { until: later } },
    { mutation: 'finaliseRound', action: 'finalise' },
  ],
  sees: (role) => [...staff, ...judge].includes(role),
  may: { edit: organizer, open: organizer, extend: organizer, finalise: organizer },
  create: aRoundIn,
};

/** A review assigned to the judge of an open round that is not blind. */
async function anAssignmentIn(world: World, state: string): Promise<string> {
  const { assignments } = world.app.services.reviews;
  const [id] = (await assigned(world, await aRound(world), 'openJudge', [await aSubject(world)])) as [string];
  const reason = { reason: 'for the test' };
  const viewer = await as(world, 'openJudge');
  if (state === 'conflict') await assignments.declareConflict(viewer, id, reason);
  if (state === 'cancelled') await assignments.cancel(await as(world, 'organizer'), id, reason);
  if (state !== 'accepted' && state !== 'submitted') return id;
  await assignments.accept(viewer, id);
  await assignments.score(viewer, id, { recommendation: 'select' });
  if (state === 'submitted') await assignments.submit(viewer, id);
  return id;
}

export const assignments: Subject = {
  kind: 'assignment',
  workflow: assignmentWorkflow,
  read: (_world, id) => ({ from: `assignment(id: "${id}")` }),
  calls: [
    { mutation: 'declareConflict', action: 'declareConflict' },
    { mutation: 'acceptAssignment', action: 'accept' },
    { mutation: 'scoreAssignment', action: 'score', given: { sheet: { recommendation: 'select' } } },
    { mutation: 'submitReview', action: 'submit' },
    { mutation: 'reopenReview', action: 'reopen' },
    { mutation: 'cancelAssignment', action: 'cancel' },
  ],
  sees: (role) => [...staff, ...judge].includes(role),
  may: {
    declareConflict: judge,
    accept: judge,
    score: judge,
    submit: judge,
    reopen: organizer,
    cancel: organizer,
  },
  onBehalf: { declareConflict: organizer, accept: organizer, score: organizer, submit: organizer },
  owner: ({ people }) => ({ kind: 'PERSON', id: people.openJudge!.personId }),
  create: anAssignmentIn,
};

/** An award to a requirement of the enterprise. */
export async function anAwardIn(world: World, state: string): Promise<string> {
  const { app, challenge, cast } = world;
  const { awards, rounds: all } = app.services.reviews;
  const viewer = await as(world, 'organizer');
  const kinds = [{ code: 'first', name: english('First'), retired: false }];
  await app.services.challenges.editDictionary(viewer, challenge._id, 'awardKinds', kinds);
  const roundId = await aRoundIn(world, 'finalised');
  const { edges } = await all.results(viewer, roundId, { first: 1 });
  const { subjectKind: kind, subjectId: id } = edges[0]!.node;
  const { _id } = await awards.grant(viewer, { roundId, kind: 'first', subject: { kind, id } });
  if (state === 'confirmed') await awards.confirm(await cast.member.viewer(), _id);
  return _id;
}

const owners: readonly RoleName[] = ['member', 'signatory'];

export const awards: Subject = {
  kind: 'award',
  workflow: awardWorkflow,
  read: ({ challenge: { slug } }) => ({
    from: `awards(challenge: "${slug}", first: 100)`,
    path: 'edges.node',
  }),
  calls: [{ mutation: 'confirmAward', action: 'confirm' }],
  sees: (role) => [...staff, ...owners].includes(role),
  may: { confirm: owners },
  onBehalf: { confirm: organizer },
  owner: ({ enterprise: { _id } }) => ({ kind: 'ORGANIZATION', id: _id }),
  create: anAwardIn,
};

export async function aNotice(world: World): Promise<string> {
  const { app, challenge } = world;
  const from = app.kernel.now();
  const until = new Date(later);
  const words = { title: english('Notice'), text: english('To whom it may concern') };
  const notice = { challengeId: challenge._id, ...words, from, until, subjects: [] };
  return (await app.services.reviews.notices.publish(await as(world, 'organizer'), notice))._id;
}

export const notices: Subject = {
  kind: 'notice',
  workflow: noticeWorkflow,
  read: ({ challenge: { slug } }) => ({
    from: `publicNotices(challenge: "${slug}", first: 100)`,
    path: 'edges.node',
  }),
  calls: [{ mutation: 'objectToNotice', action: 'object' }],
  sees: () => true,
  may: { object: allBut('anonymous') },
  create: aNotice,
};
