import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCast, aRequirement, type Cast, diagnose, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  cast = await aCast(app);
});

const query = `query ($slug: String!, $asOf: DateTime) { challenge(slug: $slug) { statistics(asOf: $asOf) {
  asOf definitionVersion requirementsCollected requirementsReleased
  byField { field requirementsCollected requirementsReleased } } } }`;

async function figures(asOf?: Date) {
  const { data, errors } = await app.request(query, { slug: cast.challenge.slug, asOf: asOf?.toISOString() });
  expect(errors).toBeUndefined();
  return data.challenge.statistics;
}

/** Collected and released, now or at a moment. */
async function counts(asOf?: Date): Promise<[number, number]> {
  const { requirementsCollected, requirementsReleased } = await figures(asOf);
  return [requirementsCollected, requirementsReleased];
}

const act = { reason: 'for the test' };
const organizer = () => cast.organizer.viewer();
const member = () => cast.member.viewer();
const take = async (id: string, action: 'return' | 'reject' | 'select' | 'close' | 'release') =>
  app.services.requirements.take(await organizer(), id, action, act);
const submit = async (id: string) => app.services.requirements.submit(await member(), id);
const withdraw = async (id: string) => app.services.requirements.take(await member(), id, 'withdraw', act);

describe('collected', () => {
  it('counts what was submitted; not what was returned, until it comes again', async () => {
    const { requirement } = await aRequirement(app, { cast });
    expect(await counts()).toEqual([0, 0]);
    await submit(requirement._id);
    expect(await counts()).toEqual([1, 0]);
    await take(requirement._id, 'return');
    expect(await counts()).toEqual([0, 0]);
    await submit(requirement._id);
    expect(await counts()).toEqual([1, 0]);
    await take(requirement._id, 'reject');
    expect(await counts()).toEqual([1, 0]);
  });

  it('leaves out what was withdrawn before its selection, and only that', async () => {
    for (const [status, expected] of [
      ['draft', 0],
      ['submitted', 0],
      ['returned', 0],
      ['selected', 1],
      ['released', 2],
      ['closed', 3],
    ] as const) {
      const { requirement } = await aRequirement(app, { cast, status });
      await withdraw(requirement._id);
      expect([status, (await counts())[0]]).toEqual([status, expected]);
    }
  });
});

describe('released', () => {
  it('counts once what was ever released, whatever becomes of it', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    expect(await counts()).toEqual([1, 1]);
    await take(requirement._id, 'close');
    await app.services.requirements.reopen(
      await organizer(),
      requirement._id,
      new Date('2030-01-01T00:00:00Z'),
      act,
    );
    expect(await counts()).toEqual([1, 1]);
    await withdraw(requirement._id);
    expect(await counts()).toEqual([1, 1]);
  });
});

describe('at a moment', () => {
  it('counts what was recorded up to it, and nothing later', async () => {
    const moments: [Date, number, number][] = [];
    const note = async () => {
      moments.push([app.clock.now(), ...(await counts())]);
      app.clock.advance(86_400_000);
    };
    await note();
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    await note();
    await take(requirement._id, 'return');
    await note();
    await submit(requirement._id);
    await note();
    await diagnose(app, cast, requirement._id);
    await take(requirement._id, 'select');
    await app.services.requirements.confirm(await member(), requirement._id, 2);
    await take(requirement._id, 'release');
    await note();
    expect(moments.map(([, ...each]) => each)).toEqual([
      [0, 0],
      [1, 0],
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
    for (const [moment, collected, released] of moments) {
      expect(await counts(moment)).toEqual([collected, released]);
      const before = moments.findLast(([each]) => each < moment);
      const justBefore = before ? [before[1], before[2]] : [0, 0];
      expect(await counts(new Date(moment.getTime() - 1))).toEqual(justBefore);
    }
  });

  it('takes a future moment for now, and says which moment it shows', async () => {
    await aRequirement(app, { cast, status: 'submitted' });
    const now = await figures();
    expect(now.asOf).toBe(app.clock.now().toISOString());
    expect(await figures(new Date('2099-01-01T00:00:00Z'))).toEqual(now);
    expect(now.definitionVersion).toMatch(/^\d{4}\.\d+$/);
  });
});

describe('by field', () => {
  it('adds up to the totals and names every field of the challenge in its order', async () => {
    await aRequirement(app, { cast, status: 'submitted', field: 'other' });
    await aRequirement(app, { cast, status: 'released', field: 'other' });
    await aRequirement(app, { cast, status: 'rejected', field: 'biomedicine' });
    const { byField, requirementsCollected, requirementsReleased } = await figures();
    expect(byField.map(({ field }: { field: string }) => field)).toEqual(
      cast.challenge.dictionaries.fields!.map(({ code }) => code),
    );
    expect(
      byField.filter((each: { requirementsCollected: number }) => each.requirementsCollected > 0),
    ).toEqual([
      { field: 'biomedicine', requirementsCollected: 1, requirementsReleased: 0 },
      { field: 'other', requirementsCollected: 2, requirementsReleased: 1 },
    ]);
    expect([requirementsCollected, requirementsReleased]).toEqual([3, 1]);
  });
});

describe('the rows', () => {
  const rows = () => app.kernel.connection.collection('statisticsFacts').find().sort({ _id: 1 }).toArray();

  it('follow from history: made anew from it they are the same', async () => {
    for (const status of ['submitted', 'returned', 'rejected', 'released', 'closed', 'withdrawn'] as const)
      await aRequirement(app, { cast, status });
    const { requirement } = await aRequirement(app, { cast, status: 'returned', field: 'other' });
    await app.services.requirements.edit(await member(), requirement._id, { field: 'petrochemical' });
    await submit(requirement._id);
    const before = await rows();
    expect(before.filter(({ subjectId }) => subjectId === requirement._id).map(({ field }) => field)).toEqual(
      ['other', 'petrochemical'],
    );
    await app.kernel.connection.collection('statisticsFacts').deleteMany({});
    expect(await counts()).toEqual([0, 0]);
    expect(await app.services.statistics.rebuildFacts()).toBe(before.length);
    expect(await rows()).toEqual(before);
    expect(await app.services.statistics.rebuildFacts()).toBe(before.length);
    expect(await rows()).toEqual(before);
  });

  it('are not written when the fact is not', async () => {
    const { requirement } = await aRequirement(app, { cast, summary: null });
    const before = await rows();
    await expect(submit(requirement._id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const { requirement: docked } = await aRequirement(app, { cast, status: 'submitted' });
    const failing = app.kernel.transact(await organizer(), async (tx) => {
      const returned = { ...docked, status: 'returned', version: docked.version + 1 };
      const fact = { kind: 'requirement', action: 'return', before: docked, after: returned };
      for (const follow of app.kernel.projectionsOf('requirement', 'beside'))
        await follow({ ...fact, recordedAt: tx.now, effectiveAt: tx.now }, tx);
      await tx.writes.flush();
      throw new Error('the power fails');
    });
    await expect(failing).rejects.toThrow('the power fails');
    expect(await rows()).toHaveLength(before.length + 1);
    expect((await rows()).filter(({ subjectId }) => subjectId === docked._id)).toMatchObject([
      { recordedUntil: null },
    ]);
  });

  it('are all that is read: one command for one challenge and for three, and no history', async () => {
    for (let n = 0; n < 3; n++) await aCast(app);
    const commands = await app.commandsDuring(() =>
      app.request(
        '{ challenges(first: 3) { edges { node { slug statistics { requirementsCollected } } } } }',
      ),
    );
    expect(commands).toEqual(['challenges.find', 'statisticsFacts.aggregate']);
  });
});
