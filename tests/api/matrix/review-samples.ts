import { aSubject, aNotice, anAwardIn } from './reviews.js';
import { enterprise, everybody, type Sample } from './samples.js';
import { aRound, assigned, english, type RoleName, type World } from './world.js';

const ofChallenge: readonly RoleName[] = ['organizer', 'auditor'];

async function fillChallenge({ app, people, challenge: { _id: id } }: World): Promise<void> {
  const [from, until] = [new Date('2022-05-01T00:00:00Z'), new Date('2022-06-01T00:00:00Z')];
  const stage = { code: 'collection', name: english('Collection'), from, until };
  const edit = { summary: english('Summary'), stages: [stage] };
  const defaults = { requirementDeadline: until };
  await app.services.challenges.edit(await people.organizer!.viewer(), id, edit, defaults);
}

/** A finalised round with one review, and the ids of the review and of its result. */
async function aFinalisedRound(world: World, blind: boolean) {
  const { rounds, assignments } = world.app.services.reviews;
  const judge = blind ? 'blindJudge' : 'openJudge';
  const roundId = await aRound(world, { blind });
  const [assignment] = await assigned(world, roundId, judge, [await aSubject(world)]);
  const viewer = await world.people[judge]!.viewer();
  await assignments.accept(viewer, assignment!);
  const sheet = { recommendation: 'select', comment: english('Fine') };
  await assignments.score(viewer, assignment!, sheet);
  await assignments.submit(viewer, assignment!);
  await rounds.finalise(await world.people.organizer!.viewer(), roundId);
  const { edges } = await rounds.results(await world.people.organizer!.viewer(), roundId, { first: 1 });
  return { roundId, assignment: assignment!, result: edges[0]!.node._id };
}

async function roundSamples(world: World, blind: boolean): Promise<Sample[]> {
  const { roundId, assignment, result } = await aFinalisedRound(world, blind);
  const sees: readonly RoleName[] = [...ofChallenge, blind ? 'blindJudge' : 'openJudge'];
  const knows = blind ? ofChallenge : sees;
  const only = { subjectKind: knows, subjectId: knows };
  const from = `round(id: "${roundId}")`;
  return [
    {
      ...{ type: 'Round', from, id: roundId, sees },
      open:
        'id status version viewerActions challenge name kind blind rubric recommendations formula tieRule tieCriterion ' +
        'minimumReviews thresholds from until finalisedAt createdAt assignments results',
      empty: 'rubric tieCriterion thresholds from until',
    },
    {
      ...{ type: 'SubjectResult', from, path: 'results.edges.node', id: result, sees, only },
      open: 'id subject reviews criteria values recommendations score exactScore normalisedScore rank tied outcome position',
      empty: 'criteria values score exactScore normalisedScore rank outcome',
    },
    {
      ...{ type: 'ReviewAssignment', from: `assignment(id: "${assignment}")`, id: assignment, sees, only },
      open:
        'id status version viewerActions round blind subject reviewer assignedAt scores comment recommendation conflict ' +
        'submittedAt',
      empty: 'scores conflict',
    },
  ];
}

async function aSupersededDecision({ app, people, challenge }: World, subjectId: string): Promise<string> {
  const { decisions } = app.services.reviews;
  const viewer = await people.organizer!.viewer();
  const outcomes = [{ subjectKind: 'requirement', subjectId, outcome: 'select', reason: null }];
  const words = { minutes: english('Minutes'), outcomes, decidedAt: app.kernel.now() };
  const fixed = { ...words, challengeId: challenge._id, roundId: null };
  const first = await decisions.record(viewer, { ...fixed, number: '1', supersedes: null });
  const act = { reason: 'for the test' };
  return (await decisions.record(viewer, { ...fixed, number: '2', supersedes: first._id }, act))._id;
}

/** Someone's objection to a notice about a subject. */
async function anObjection(world: World, noticeId: string): Promise<void> {
  const { notices } = world.app.services.reviews;
  await notices.object(await world.people.plain!.viewer(), noticeId, 'Not so');
}

export async function reviewSamples(world: World): Promise<Sample[]> {
  await fillChallenge(world);
  const { slug, _id } = world.challenge;
  const award = await anAwardIn(world, 'confirmed');
  const decision = await aSupersededDecision(world, await aSubject(world));
  const notice = await aNotice(world);
  await anObjection(world, notice);
  const list = (name: string) => ({ from: `${name}(challenge: "${slug}", first: 100)`, path: 'edges.node' });
  return [
    ...(await roundSamples(world, true)),
    ...(await roundSamples(world, false)),
    {
      ...{ type: 'Challenge', from: `challenge(slug: "${slug}")`, id: _id, sees: everybody },
      open:
        'id slug status version viewerActions programme name summary year edition region organizers codePrefix stages ' +
        'dictionary dictionaries requirementDeadline awardSlots statistics',
      empty: 'organizers',
    },
    {
      ...{ type: 'Decision', ...list('decisions'), id: decision, sees: ofChallenge },
      open:
        'id status version viewerActions challenge round number minutes outcomes decidedAt recordedAt supersedes ' +
        'supersededBy',
      empty: 'round supersededBy',
    },
    {
      ...{ type: 'Award', ...list('awards'), id: award, sees: [...ofChallenge, ...enterprise] },
      open: 'id status version viewerActions challenge kind subjectKind subjectId subject rank grantedAt confirmedAt',
      only: { round: ofChallenge },
      empty: 'rank',
    },
    {
      ...{ type: 'PublicNotice', ...list('publicNotices'), id: notice, sees: everybody },
      open: 'id status version viewerActions challenge title text from until subjects',
      only: { objections: ofChallenge },
      empty: 'subjects',
    },
  ];
}
