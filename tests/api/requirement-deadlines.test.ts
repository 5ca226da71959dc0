import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCast, aRequirement, type Cast, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
});
afterAll(() => app.close());

const act = { reason: 'for the test' };
const at = (offset: number) => new Date(app.clock.now().getTime() + offset);
const hour = 3_600_000;

const find = async (id: string) =>
  (await app.services.requirements.find(await cast.organizer.viewer(), { id }))!;
const lastEntry = async (id: string) => (await app.services.requirements.histories([id])).get(id)!.at(-1)!;

describe('the clock', () => {
  it('closes at the deadline, not before it, and dates it to the deadline however late it comes', async () => {
    const deadline = at(hour);
    const { requirement } = await aRequirement(app, { cast, status: 'released', deadline });
    app.clock.set(new Date(deadline.getTime() - 1));
    expect(await app.services.requirements.closeDue()).toBe(0);
    app.clock.set(new Date(deadline.getTime() + 5_000));
    expect(await app.services.requirements.closeDue()).toBe(1);
    expect(await find(requirement._id)).toMatchObject({ status: 'closed', closedAt: deadline });
    expect(await lastEntry(requirement._id)).toMatchObject({
      action: 'close',
      actorKind: 'system',
      effectiveAt: deadline,
      recordedAt: app.clock.now(),
    });
    expect(await app.services.requirements.closeDue()).toBe(0);
  });

  it('closes at the very instant of the deadline', async () => {
    const deadline = at(hour);
    const { requirement } = await aRequirement(app, { cast, status: 'released', deadline });
    app.clock.set(deadline);
    expect(await app.services.requirements.closeDue()).toBe(1);
    expect((await find(requirement._id)).status).toBe('closed');
  });

  it('closes each once when two run at the same moment', async () => {
    const deadline = at(hour);
    for (let n = 0; n < 3; n++) await aRequirement(app, { cast, status: 'released', deadline });
    app.clock.set(deadline);
    const closed = await Promise.all([1, 2, 3].map(() => app.services.requirements.closeDue()));
    expect(closed.reduce((sum, each) => sum + each, 0)).toBe(3);
  });
});

describe('extending and reopening', () => {
  it('moves the deadline to a later instant in the future and leaves a trace', async () => {
    const deadline = at(hour);
    const { requirement } = await aRequirement(app, { cast, status: 'released', deadline });
    const { requirements } = app.services;
    const organizer = await cast.organizer.viewer();
    const refused = (code: string) => ({ code: 'INVALID_INPUT', problems: [{ path: 'deadline', code }] });
    const extend = (to: Date) => requirements.extend(organizer, requirement._id, to, act);
    await expect(extend(at(-1))).rejects.toMatchObject(refused('IN_THE_PAST'));
    await expect(extend(deadline)).rejects.toMatchObject(refused('NOT_AFTER'));
    await expect(extend(at(hour / 2))).rejects.toMatchObject(refused('NOT_AFTER'));
    await expect(requirements.extend(organizer, requirement._id, at(2 * hour))).rejects.toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    const later = at(2 * hour);
    expect(await extend(later)).toMatchObject({ status: 'released', deadline: later });
    expect((await lastEntry(requirement._id)).values).toEqual({
      deadline: later.toISOString(),
      reason: act.reason,
    });
  });

  it('cannot extend what is over, even before the clock has closed it; reopening can', async () => {
    const deadline = at(hour);
    const { requirement } = await aRequirement(app, { cast, status: 'released', deadline });
    const { requirements } = app.services;
    const organizer = await cast.organizer.viewer();
    app.clock.set(deadline);
    await expect(requirements.extend(organizer, requirement._id, at(hour), act)).rejects.toMatchObject({
      problems: [{ path: 'deadline', code: 'DEADLINE_PASSED' }],
    });
    const open = (await requirements.viewerActions(organizer, [await find(requirement._id)]))[0];
    // Withdrawing is the enterprise's, whom the organizer may act for.
    expect(open).toEqual(['close', 'withdraw']);
    await requirements.take(organizer, requirement._id, 'close');
    await expect(requirements.reopen(organizer, requirement._id, at(0), act)).rejects.toMatchObject({
      problems: [{ path: 'deadline', code: 'IN_THE_PAST' }],
    });
    const reopened = await requirements.reopen(organizer, requirement._id, at(hour), act);
    expect(reopened).toMatchObject({ status: 'released', closedAt: null });
    expect(reopened.releasedAt).toEqual(requirement.releasedAt);
  });
});

describe('award slots', () => {
  it('give way to as many agreements as there are, also when 64 want one', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'closed', awardSlots: 2 });
    const organizer = await cast.organizer.viewer();
    const dock = () =>
      app.kernel.transact(organizer, (tx) => app.services.requirements.dock(tx, requirement._id));
    const results = await Promise.allSettled(Array.from({ length: 64 }, dock));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(['INVALID_INPUT', 'STALE_STATE']).toContain((result.reason as { code: string }).code);
    }
    expect(await find(requirement._id)).toMatchObject({ status: 'docked', slotsTaken: 2 });
    const undock = () =>
      app.kernel.transact(organizer, (tx) => app.services.requirements.undock(tx, requirement._id));
    expect(await undock()).toMatchObject({ status: 'docked', slotsTaken: 1 });
    expect(await undock()).toMatchObject({ status: 'closed', slotsTaken: 0 });
  });

  it('are free again when the last agreement falls through', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'docked' });
    const organizer = await cast.organizer.viewer();
    const undocked = await app.kernel.transact(organizer, (tx) =>
      app.services.requirements.undock(tx, requirement._id),
    );
    expect(undocked).toMatchObject({ status: 'closed', slotsTaken: 0 });
  });
});

describe('a stale version', () => {
  it('is refused and changes nothing', async () => {
    const { requirement } = await aRequirement(app, { cast });
    const edit = `mutation ($id: ID!, $v: Int!) { editRequirement(id: $id, input: { namePublic: false }, act: { expectedVersion: $v }) {
      __typename ... on StaleState { expectedVersion actualVersion } } }`;
    const answer = await app.request(edit, { id: requirement._id, v: 7 }, { as: cast.member });
    expect(answer.data.editRequirement).toEqual({
      __typename: 'StaleState',
      expectedVersion: 7,
      actualVersion: 1,
    });
    const viewer = await cast.member.viewer();
    const after = await app.services.requirements.find(viewer, { id: requirement._id });
    expect(after).toEqual(requirement);
  });
});
