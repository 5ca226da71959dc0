import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Data, type Somebody, startTestApp, type TestApp } from '../factories/index.js';
import { asker, failures } from './ask.js';
import { aJudge, anAssignment, aReviewCast, aRound, type ReviewCast, Samples } from './review-cast.js';

const balanced = `mutation ($input: AssignBalancedInput!, $act: ActInput) {
  assignBalanced(input: $input, act: $act) { __typename ${failures}
    ... on AssignedReviews { assignments { id status subjectId reviewer { id } } } } }`;

describe('balanced assigning', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  let judges: Somebody[];
  const samples = new Samples();
  const act = { reason: 'for the test' };

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    judges = [cast.judge, cast.otherJudge, await aJudge(app, cast), await aJudge(app, cast)];
  });
  afterAll(() => app.close());

  const some = (count: number, kin: Somebody[] = []) =>
    Array.from({ length: count }, () =>
      samples.add(cast.challenge, { kin: kin.map(({ personId }) => personId) }),
    );
  const input = (roundId: string, subjects: { id: string }[], perSubject: number, reviewers = judges) => ({
    roundId,
    perSubject,
    subjects: subjects.map(({ id }) => ({ kind: 'sample', id })),
    reviewers: reviewers.map(({ personId }) => personId),
  });
  const liveIn = async (roundId: string): Promise<Data[]> =>
    app.kernel.connection
      .collection('reviewAssignments')
      .find({ roundId, status: { $in: ['assigned', 'accepted', 'submitted'] } })
      .toArray();
  const loadsIn = async (roundId: string) => {
    const live = await liveIn(roundId);
    return judges.map(({ personId }) => live.filter(({ reviewer }) => reviewer === personId).length);
  };

  it('gives each subject as many reviewers as asked, none in conflict, with even loads', async () => {
    const roundId = await aRound(app, cast);
    const [first, second] = judges as [Somebody, Somebody];
    const subjects = [...some(3, [first]), ...some(2, [second]), ...some(3)];
    const answer = await ask(balanced, { input: input(roundId, subjects, 2) }, cast.organizer);
    expect(answer.assignments).toHaveLength(16);
    for (const { id, kin } of subjects) {
      const own: string[] = answer.assignments
        .filter(({ subjectId }: Data) => subjectId === id)
        .map(({ reviewer }: Data) => reviewer.id);
      expect(new Set(own).size).toBe(2);
      expect(own.filter((each) => kin.includes(each))).toEqual([]);
    }
    expect(await loadsIn(roundId)).toEqual([4, 4, 4, 4]);
  });

  it('counts what is live in the round already, and tops up what was lost', async () => {
    const roundId = await aRound(app, cast);
    const [first, second, third] = judges as [Somebody, Somebody, Somebody];
    const [known, others] = [samples.add(cast.challenge), some(3)];
    for (const sample of [known, ...some(2)])
      await anAssignment(app, cast, { roundId, sample, reviewer: first });
    await anAssignment(app, cast, { roundId, sample: known, reviewer: second });
    const wanted = input(roundId, [known, ...others], 2);
    const answer = await ask(balanced, { input: wanted }, cast.organizer);
    expect(answer.assignments.filter(({ subjectId }: Data) => subjectId === known.id)).toEqual([]);
    expect((await loadsIn(roundId)).sort()).toEqual([2, 2, 3, 3]);
    expect(await ask(balanced, { input: wanted }, cast.organizer)).toMatchObject({ assignments: [] });
    const { assignments } = app.services.reviews;
    const [lost] = (await liveIn(roundId)).filter(({ reviewer }) => reviewer === third.personId);
    await assignments.declareConflict(await third.viewer(), lost._id, { reason: 'a friend’s' });
    const again = await ask(balanced, { input: wanted }, cast.organizer);
    expect(again.assignments).toMatchObject([{ subjectId: lost.subjectId }]);
    expect(again.assignments[0].reviewer.id).not.toBe(third.personId);
  });

  it('names every subject that cannot be covered, and changes nothing then', async () => {
    const roundId = await aRound(app, cast);
    const [, ...kin] = judges;
    const declared = samples.add(cast.challenge, { kin: [kin[0]!.personId] });
    for (const reviewer of kin.slice(1)) {
      const id = await anAssignment(app, cast, {
        roundId: await aRound(app, cast),
        sample: declared,
        reviewer,
      });
      await app.services.reviews.assignments.declareConflict(await reviewer.viewer(), id, act);
    }
    const subjects = [...some(1), ...some(1, kin), ...some(1), declared];
    expect(await ask(balanced, { input: input(roundId, subjects, 2) }, cast.organizer)).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { path: 'subjects.1', code: 'TOO_FEW_REVIEWERS' },
        { path: 'subjects.3', code: 'TOO_FEW_REVIEWERS' },
      ],
    });
    expect(await liveIn(roundId)).toEqual([]);
  });

  it('refuses what assigning refuses', async () => {
    const roundId = await aRound(app, cast);
    const sample = samples.add(cast.challenge);
    const problems = async (given: object, by = cast.organizer) =>
      (await ask(balanced, { input: { ...input(roundId, [sample], 1), ...given } }, by)).problems;
    const strangers = { reviewers: [cast.judge.personId, cast.organizer.personId] };
    expect(await problems(strangers)).toEqual([{ path: 'reviewers.1', code: 'NOT_A_JUDGE' }]);
    const unknown = { subjects: [{ kind: 'sample', id: 'nothing' }] };
    expect(await problems(unknown)).toEqual([{ path: 'subjects.0.id', code: 'NOT_FOUND' }]);
    expect(await problems({ perSubject: 0 })).toMatchObject([{ path: 'perSubject' }]);
    expect(await problems({ reviewers: [] })).toEqual([{ path: 'reviewers', code: 'REQUIRED' }]);
    const twice = { subjects: [1, 2].map(() => ({ kind: 'sample', id: sample.id })) };
    expect(await problems(twice)).toEqual([{ path: 'subjects.1', code: 'DUPLICATE' }]);
    const wanted = { input: input(roundId, [sample], 1) };
    expect(await ask(balanced, wanted, cast.judge)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await ask(balanced, wanted, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    expect(await liveIn(roundId)).toEqual([]);
  });

  it('is even also when two organizers assign at the same moment', async () => {
    const roundId = await aRound(app, cast);
    const halves = [some(4), some(4)];
    await Promise.all(
      halves.map((half) => ask(balanced, { input: input(roundId, half, 1) }, cast.organizer)),
    );
    expect(await loadsIn(roundId)).toEqual([2, 2, 2, 2]);
  });
});
