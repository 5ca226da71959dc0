import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineWorkflow } from '@duijie/shared';
import { type Connection, Schema } from 'mongoose';
import { openTemporaryDatabase, syncIndexes } from '../platform/mongo/index.js';
import {
  any,
  createKernel,
  createRecord,
  erasePayloads,
  type Fact,
  historyModel,
  InvalidInput,
  IllegalTransition,
  type Kernel,
  type Lifecycle,
  type LifecycleRecord,
  ManualClock,
  once,
  onBehalf,
  type OutboxRow,
  readHistory,
  rule,
  seededIds,
  sealHistory,
  StaleState,
  transition,
  verifyHistory,
  type Viewer,
  viewerActions,
} from './index.js';

interface Parcel extends LifecycleRecord {
  owner: string;
  weight: number | null;
}

const workflow = defineWorkflow({
  subject: 'parcel',
  states: ['packed', 'sent', 'lost'],
  initial: 'packed',
  actions: {
    weigh: { from: ['packed'], to: 'same', by: ['owner'] },
    send: { from: ['packed'], to: 'sent', by: ['owner', 'clerk'] },
    lose: { from: ['sent'], to: 'lost', by: ['clerk'], needsReason: true },
  },
});

const owns = rule<Parcel>('owns', (viewer, parcel) => viewer.personId === parcel.owner);
const isClerk = rule<Parcel>('isClerk', (viewer) => viewer.personId === 'clerk');

const viewer = (personId: string, idempotencyKey: string | null = null): Viewer => ({
  kind: 'person',
  personId,
  accountId: `account of ${personId}`,
  roles: [],
  requestId: 'test',
  address: null,
  idempotencyKey,
  language: 'en',
});

describe('transition', () => {
  let connection: Connection;
  let drop: () => Promise<void>;
  let kernel: Kernel;
  let lifecycle: Lifecycle<Parcel, 'packed' | 'sent' | 'lost', 'weigh' | 'send' | 'lose'>;
  const clock = new ManualClock('2022-03-01T00:00:00Z');
  const outbox: OutboxRow[] = [];
  const facts: Fact[] = [];

  beforeAll(async () => {
    ({ connection, drop } = await openTemporaryDatabase());
    kernel = createKernel({
      connection,
      clock,
      ids: seededIds('transition'),
      outbox: { append: (_writes, rows) => void outbox.push(...rows) },
      evidence: {
        find: async (id) => (id === 'scan' ? { uploadedBy: 'clerk', sha256: '' } : null),
        attach: async () => undefined,
      },
    });
    const schema = new Schema<Parcel>(
      {
        _id: String,
        status: String,
        version: Number,
        owner: String,
        weight: { type: Number, default: null },
      },
      { collection: 'parcels', versionKey: false, strict: 'throw' },
    );
    lifecycle = {
      workflow,
      model: kernel.model('Parcel', schema),
      policy: { weigh: owns, send: any(owns, onBehalf(isClerk)), lose: isClerk },
      guards: {
        send: ({ weight }) =>
          weight === null ? [{ path: 'weight', code: 'REQUIRED', message: 'weigh it first' }] : [],
      },
      visibleTo: ({ personId }) => (personId === 'clerk' ? {} : { owner: personId ?? '' }),
    };
    kernel.registerSubject('parcel', lifecycle.model as never);
    kernel.project('parcel', async (fact) => void facts.push(fact));
    await syncIndexes(connection);
  });
  afterAll(() => drop());

  const pack = (owner = 'ann', weight: number | null = 5) =>
    kernel.transact(viewer(owner), (tx) => createRecord(tx, lifecycle, { owner, weight }));
  const act = (
    who: string,
    command: Parameters<typeof transition<Parcel, 'packed' | 'sent' | 'lost', 'weigh' | 'send' | 'lose'>>[2],
  ) => kernel.transact(viewer(who), (tx) => transition(tx, lifecycle, command));

  it('writes state, version, history, projection and outbox together', async () => {
    const { _id: id } = await pack();
    clock.advance(1000);
    const sent = await act('ann', {
      id,
      action: 'send',
      act: { effectiveAt: new Date('2022-02-20T00:00:00Z') },
    });
    expect(sent).toMatchObject({ status: 'sent', version: 2 });
    const rows = await readHistory(kernel, { kind: 'parcel', id });
    expect(rows.map(({ seq, action, from, to }) => [seq, action, from, to])).toEqual([
      [1, 'create', null, 'packed'],
      [2, 'send', 'packed', 'sent'],
    ]);
    expect(rows[1]!.recordedAt).toEqual(clock.now());
    expect(rows[1]!.effectiveAt).toEqual(new Date('2022-02-20T00:00:00Z'));
    expect(rows[0]!.values).toEqual({ owner: 'ann', weight: 5 });
    expect(facts.filter(({ after }) => after._id === id).map(({ action }) => action)).toEqual([
      'create',
      'send',
    ]);
    expect(outbox.filter(({ subjectId }) => subjectId === id).map(({ topic }) => topic)).toEqual([
      'parcel.create',
      'parcel.send',
    ]);
  });

  it('refuses what is invisible, illegal, forbidden, guarded, unreasoned or stale, and changes nothing', async () => {
    const { _id: id } = await pack('ann', null);
    await expect(act('bob', { id, action: 'send' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(act('ann', { id: 'nothing', action: 'send' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(act('ann', { id, action: 'lose' })).rejects.toBeInstanceOf(IllegalTransition);
    await expect(act('clerk', { id, action: 'weigh' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(act('ann', { id, action: 'send' })).rejects.toMatchObject({
      problems: [{ path: 'weight' }],
    });
    const stale = act('ann', { id, action: 'weigh', patch: { weight: 1 }, act: { expectedVersion: 7 } });
    await expect(stale).rejects.toBeInstanceOf(StaleState);
    expect(await lifecycle.model.findById(id).lean()).toMatchObject({
      status: 'packed',
      version: 1,
      weight: null,
    });
    expect(await historyModel(kernel).countDocuments({ subjectId: id })).toBe(1);
  });

  it('lets someone act for another only with evidence of their own', async () => {
    const { _id: id } = await pack();
    const onBehalfOf = { kind: 'person', id: 'ann' } as const;
    await expect(act('clerk', { id, action: 'send' })).rejects.toMatchObject({
      problems: [{ path: 'act.onBehalfOf' }],
    });
    await expect(act('clerk', { id, action: 'send', act: { onBehalfOf } })).rejects.toMatchObject({
      problems: [{ path: 'act.evidence', code: 'EVIDENCE_REQUIRED' }],
    });
    const foreign = act('clerk', { id, action: 'send', act: { onBehalfOf, evidence: 'somebody else’s' } });
    await expect(foreign).rejects.toBeInstanceOf(InvalidInput);
    const sent = await act('clerk', { id, action: 'send', act: { onBehalfOf, evidence: 'scan' } });
    expect(sent.status).toBe('sent');
    const unreasoned = act('clerk', { id, action: 'lose' });
    await expect(unreasoned).rejects.toMatchObject({ problems: [{ path: 'act.reason' }] });
  });

  it('shows what the viewer could do now', async () => {
    const heavy = await pack('ann', 5);
    const unweighed = await pack('ann', null);
    expect(await viewerActions(kernel, lifecycle, viewer('ann'), heavy)).toEqual(['weigh', 'send']);
    expect(await viewerActions(kernel, lifecycle, viewer('ann'), unweighed)).toEqual(['weigh']);
    expect(await viewerActions(kernel, lifecycle, viewer('clerk'), heavy)).toEqual(['send']);
  });

  it('has exactly one winner among 64 contenders', async () => {
    const { _id: id } = await pack();
    const results = await Promise.allSettled(
      Array.from({ length: 64 }, () => act('ann', { id, action: 'send' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(['ILLEGAL_TRANSITION', 'STALE_STATE']).toContain((result.reason as { code: string }).code);
    }
    expect(await historyModel(kernel).countDocuments({ subjectId: id })).toBe(2);
  });

  it('has one effect per idempotency key', async () => {
    const twice = (weight: number) =>
      once(
        kernel,
        viewer('ann', 'key-1'),
        { operation: 'pack', input: { weight } },
        (tx) => createRecord(tx, lifecycle, { owner: 'ann', weight }),
        (id) => lifecycle.model.findById(id).lean<Parcel>(),
      );
    const parcels = await Promise.all(Array.from({ length: 10 }, () => twice(3)));
    expect(new Set(parcels.map(({ _id }) => _id)).size).toBe(1);
    for (const parcel of parcels) expect(parcel).toEqual(parcels[0]);
    await expect(twice(4)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('stays verifiable when a person’s values are erased', async () => {
    const { _id: id } = await pack();
    await act('ann', { id, action: 'weigh', patch: { weight: 7 } });
    const subject = { kind: 'parcel', id };
    await kernel.transact(viewer('clerk'), (tx) => erasePayloads(tx, subject));
    const rows = await readHistory(kernel, subject);
    expect(rows.map(({ action, values }) => [action, values])).toEqual([
      ['create', {}],
      ['weigh', {}],
    ]);
    expect((await verifyHistory(kernel)).first).toBeNull();
  });

  it('verifies after sealing, and names the first bad entry after tampering', async () => {
    const { _id: id } = await pack();
    const head = (await sealHistory(kernel))!;
    expect(await verifyHistory(kernel, head)).toMatchObject({ first: null, checkpoints: 1 });
    await historyModel(kernel).updateOne({ subjectId: id, seq: 1 }, { to: 'sent' });
    expect((await verifyHistory(kernel, head)).first).toEqual({
      where: `parcel ${id} #1`,
      what: 'was changed',
    });
    await historyModel(kernel).updateOne({ subjectId: id, seq: 1 }, { to: 'packed' });
    expect((await verifyHistory(kernel, head)).first).toBeNull();
    await lifecycle.model.updateOne({ _id: id }, { status: 'lost' });
    expect((await verifyHistory(kernel, head)).first).toEqual({
      where: `parcel ${id}`,
      what: 'is lost, its history says packed',
    });
    await lifecycle.model.updateOne({ _id: id }, { status: 'packed', head: 'another' });
    expect((await verifyHistory(kernel, head)).first).toEqual({
      where: `parcel ${id}`,
      what: 'carries another head than its history',
    });
  });
});
