import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemViewer } from '@duijie/server';
import {
  aChallenge,
  anOrganizer,
  aPerson,
  type Data,
  diagnose,
  aRequirement,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker, english, failures } from './ask.js';
import { aJudge, anAssignment, aReviewCast, aRound, type ReviewCast, Samples } from './review-cast.js';

const create = `mutation ($input: CreateRoundInput!) { createRound(input: $input) { __typename ${failures}
  ... on Round { id status name { text } kind blind formula tieRule minimumReviews rubric { code maxScore weight anchors { score } }
    recommendations { code } viewerActions challenge { slug } } } }`;
const assign = `mutation ($input: AssignReviewersInput!) { assignReviewers(input: $input) { __typename ${failures}
  ... on AssignedReviews { assignments { id status reviewer { id } } } } }`;
const submit = `mutation ($id: ID!) { submitReview(id: $id) { __typename ${failures} } }`;
const declare = `mutation ($id: ID!, $act: ActInput) {
  declareConflict(id: $id, act: $act) { __typename ... on ReviewAssignment { conflict subject { code } } } }`;
const assignment = `query ($id: ID!) { assignment(id: $id) { id status subjectKind subjectId
  subject { title { text } sections { text { text } } } round { id } reviewer { id } scores { score } } }`;
const mine = `query ($status: AssignmentStatus, $first: Int) { myAssignments(status: $status, first: $first) {
  totalCount edges { node { id status viewerActions subject { title { text } } round { name { text } } } } } }`;

describe('reviews', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  let stranger: Somebody;
  let roundId: string;
  const samples = new Samples();
  const system = systemViewer('test');
  const act = { reason: 'for the test' };

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    stranger = await anOrganizer(app, await aChallenge(app));
    roundId = await aRound(app, cast);
  });
  afterAll(() => app.close());

  const assigning = (sampleIds: string[], reviewers: Somebody[], round = roundId) => ({
    input: {
      roundId: round,
      subjects: sampleIds.map((id) => ({ kind: 'sample', id })),
      reviewers: reviewers.map(({ personId }) => personId),
    },
  });
  const grantsOf = (assignmentId: string) =>
    app.kernel.connection
      .collection('grants')
      .find({ sourceKind: 'assignment', sourceId: assignmentId })
      .toArray();

  it('are planned as rounds by organizers of the challenge, whole', async () => {
    const input = {
      challengeId: cast.challenge._id,
      name: english('Diagnosis'),
      kind: 'PAPER',
      blind: true,
      rubric: [
        {
          code: 'clarity',
          name: english('Clarity'),
          maxScore: 250,
          anchors: [{ score: 200, text: english('Clear') }],
        },
      ],
      recommendations: [{ code: 'select', name: english('Select') }],
    };
    expect(await ask(create, { input }, cast.organizer)).toMatchObject({
      status: 'PLANNED',
      name: { text: 'Diagnosis' },
      kind: 'PAPER',
      blind: true,
      formula: 'MEAN',
      tieRule: 'SHARED_RANK',
      minimumReviews: 1,
      rubric: [{ code: 'clarity', maxScore: 250, weight: 1, anchors: [{ score: 200 }] }],
      recommendations: [{ code: 'select' }],
      viewerActions: ['EDIT', 'OPEN'],
      challenge: { slug: cast.challenge.slug },
    });
    for (const outsider of [stranger, cast.judge])
      expect(await ask(create, { input }, outsider)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await ask(create, { input }, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    const nowhere = { ...input, challengeId: 'nowhere' };
    expect(await ask(create, { input: nowhere }, cast.organizer)).toEqual({ codes: ['NOT_FOUND'] });
  });

  it('name everything that is wrong with a round', async () => {
    const twice = { code: 'x', name: english('X'), maxScore: 100 };
    const input = {
      challengeId: cast.challenge._id,
      name: english(''),
      kind: 'PAPER',
      rubric: [
        twice,
        twice,
        {
          code: 'Y y',
          name: english('Y'),
          maxScore: 0,
          weight: 0,
          anchors: [{ score: 1, text: english('') }],
        },
      ],
      recommendations: [{ code: 'A', name: english('A') }],
      tieRule: 'HIGHER_CRITERION',
      tieCriterion: 'z',
      minimumReviews: 0,
      thresholds: [{ outcome: 'No code', atLeast: -1 }],
      from: '2022-05-02T00:00:00Z',
      until: '2022-05-01T00:00:00Z',
    };
    const { problems } = await ask(create, { input }, cast.organizer);
    expect(problems.map(({ path, code }: Data) => `${path} ${code}`).sort()).toEqual([
      'minimumReviews OUT_OF_RANGE',
      'name REQUIRED',
      'recommendations.0.code MALFORMED',
      'rubric.1.code DUPLICATE',
      'rubric.2.anchors.0.score OUT_OF_RANGE',
      'rubric.2.anchors.0.text REQUIRED',
      'rubric.2.code MALFORMED',
      'rubric.2.maxScore OUT_OF_RANGE',
      'rubric.2.weight OUT_OF_RANGE',
      'thresholds.0.atLeast OUT_OF_RANGE',
      'thresholds.0.outcome MALFORMED',
      'tieCriterion UNKNOWN_CODE',
      'until NOT_AFTER',
    ]);
  });

  it('are assigned all together or not at all, and once per idempotency key', async () => {
    const [a, b] = [samples.add(cast.challenge), samples.add(cast.challenge)];
    const wanted = assigning([a.id, b.id], [cast.judge, cast.otherJudge]);
    const headers = { 'idempotency-key': 'assign-them' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(assign, wanted, cast.organizer, headers)),
    );
    const ids = answers.map(({ assignments }) =>
      assignments
        .map(({ id }: Data) => id as string)
        .sort()
        .join(),
    );
    expect(new Set(ids).size).toBe(1);
    expect(answers[0].assignments).toHaveLength(4);
    const c = samples.add(cast.challenge);
    const again = await ask(assign, assigning([c.id, a.id], [cast.judge]), cast.organizer);
    expect(again).toEqual({ __typename: 'Conflict', path: 'reviewers' });
    expect(await app.services.reviews.submittedReviews('sample', c.id)).toMatchObject({ count: 0 });
    expect(await ask(assign, assigning([c.id], [cast.judge]), cast.organizer)).toMatchObject({
      assignments: [{ status: 'ASSIGNED', reviewer: { id: cast.judge.personId } }],
    });
  });

  it('are assigned only by organizers, to judges, of subjects of the challenge', async () => {
    const sample = samples.add(cast.challenge);
    const foreign = samples.add(await aChallenge(app));
    const bystander = await aPerson(app);
    const problem = (path: string, code: string) => ({
      __typename: 'InvalidInput',
      problems: [{ path, code }],
    });
    const asked = (ids: string[], reviewers: Somebody[]) =>
      ask(assign, assigning(ids, reviewers), cast.organizer);
    expect(await asked([sample.id], [cast.judge, bystander])).toEqual(problem('reviewers.1', 'NOT_A_JUDGE'));
    expect(await asked([sample.id, foreign.id], [cast.judge])).toEqual(problem('subjects.1.id', 'NOT_FOUND'));
    expect(await asked(['nothing'], [cast.judge])).toEqual(problem('subjects.0.id', 'NOT_FOUND'));
    expect(await asked([sample.id, sample.id], [cast.judge])).toEqual(problem('subjects.1', 'DUPLICATE'));
    expect(await asked([sample.id], [])).toEqual(problem('reviewers', 'REQUIRED'));
    const unknown = {
      input: { ...assigning([], [cast.judge]).input, subjects: [{ kind: 'thing', id: 'x' }] },
    };
    expect(await ask(assign, unknown, cast.organizer)).toEqual(problem('subjects.0.kind', 'UNKNOWN_KIND'));
    const fine = assigning([sample.id], [cast.judge]);
    expect(await ask(assign, fine, stranger)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await ask(assign, assigning([sample.id], [cast.judge], 'nowhere'), cast.organizer)).toEqual({
      codes: ['NOT_FOUND'],
    });
    const inRound = await aPerson(app, { roles: [{ role: 'judge', scope: { kind: 'round', id: roundId } }] });
    expect(await asked([sample.id], [inRound])).toMatchObject({ __typename: 'AssignedReviews' });
  });

  it('are never assigned against a conflict of interest, known or once declared', async () => {
    const kin = samples.add(cast.challenge, { kin: [cast.judge.personId] });
    const conflict = { problems: [{ path: 'reviewers.1', code: 'CONFLICT_OF_INTEREST' }] };
    expect(
      await ask(assign, assigning([kin.id], [cast.otherJudge, cast.judge]), cast.organizer),
    ).toMatchObject(conflict);
    const sample = samples.add(cast.challenge);
    const id = await anAssignment(app, cast, { roundId, sample, reviewer: cast.judge });
    expect(await grantsOf(id)).toMatchObject([
      { granteeId: cast.judge.personId, subjectId: sample.id, capability: 'review' },
    ]);
    const declared = await ask(declare, { id, act: { reason: 'my cousin’s' } }, cast.judge);
    expect(declared).toEqual({ __typename: 'ReviewAssignment', conflict: 'my cousin’s', subject: null });
    expect(await grantsOf(id)).toEqual([]);
    const later = await aRound(app, cast);
    expect(
      await ask(assign, assigning([sample.id], [cast.otherJudge, cast.judge], later), cast.organizer),
    ).toMatchObject(conflict);
  });

  it('are taken away by cancelling, and may then be assigned again', async () => {
    const sample = samples.add(cast.challenge);
    const given = { roundId, sample, reviewer: cast.judge };
    const first = await anAssignment(app, cast, given);
    await app.services.reviews.assignments.cancel(await cast.organizer.viewer(), first, act);
    expect(await grantsOf(first)).toEqual([]);
    expect(await ask(assignment, { id: first }, cast.judge)).toMatchObject({
      status: 'CANCELLED',
      subject: null,
    });
    const second = await anAssignment(app, cast, given);
    expect(await ask(assignment, { id: second }, cast.judge)).toMatchObject({
      subject: { title: { text: sample.title }, sections: [{ text: { text: sample.owner } }] },
    });
  });

  it('are seen by their reviewer and the staff of the challenge, and are lost with the role', async () => {
    const judge = await aJudge(app, cast);
    const id = await anAssignment(app, cast, {
      roundId,
      sample: samples.add(cast.challenge),
      reviewer: judge,
    });
    const auditor = await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] });
    const administrator = await theAdministrator(app);
    for (const insider of [judge, cast.organizer, auditor])
      expect(await ask(assignment, { id }, insider)).toMatchObject({ id, round: { id: roundId } });
    for (const outsider of [cast.otherJudge, stranger, administrator])
      expect(await ask(assignment, { id }, outsider)).toEqual({ codes: [] });
    const { roles } = app.services.accounts;
    const [here] = await roles.ofPeople(system, [judge.personId]);
    const elsewhere = { kind: 'challenge', id: (await aChallenge(app))._id } as const;
    await roles.give(await administrator.viewer(), judge.personId, { role: 'judge', scope: elsewhere });
    await roles.revoke(await administrator.viewer(), here!._id, act);
    expect(await ask(assignment, { id }, judge)).toEqual({ codes: [] });
    expect(await ask(submit, { id }, judge)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await ask(mine, {}, judge)).toMatchObject({ totalCount: 0 });
  });

  it('diagnose requirements as any other subject, their own people kept out', async () => {
    const { requirement, cast: people } = await aRequirement(app, { status: 'submitted' });
    await diagnose(app, people, requirement._id);
    expect(await app.services.reviews.submittedReviews('requirement', requirement._id)).toEqual({
      count: 1,
      recommendations: ['select'],
    });
    const scope = { kind: 'challenge', id: people.challenge._id } as const;
    const administrator = await (await theAdministrator(app)).viewer();
    await app.services.accounts.roles.give(administrator, people.member.personId, { role: 'judge', scope });
    const input = {
      roundId: people.round,
      subjects: [{ kind: 'requirement', id: requirement._id }],
      reviewers: [people.member.personId],
    };
    expect(await ask(assign, { input }, people.organizer)).toMatchObject({
      problems: [{ path: 'reviewers.0', code: 'CONFLICT_OF_INTEREST' }],
    });
  });
});
