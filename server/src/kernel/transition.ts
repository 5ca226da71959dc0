import { type Act, assertAct, assertMay, assertReason } from './act.js';
import { type Problem, type Workflow, legalActions, targetsOf } from '@duijie/shared';
import { type Model, type QueryFilter } from 'mongoose';
import { DocumentChanged } from '../platform/mongo/index.js';
import { IllegalTransition, notFound, refuse, StaleState } from './errors.js';
import { type Change, followFact, historyOfFact, tellFact } from './facts.js';
import { headOf } from './history.js';
import { type Kernel, type LifecycleRecord, type Transaction } from './kernel.js';
import { type Rule } from './policy.js';
import { givenFields, storedRecord } from './stored.js';
import { type Viewer } from './viewer.js';

/** Problems that keep an action from happening to this record now, e.g. a missing target at release. */
export type Guard<R> = (record: R, context: GuardContext) => Promise<Problem[]> | Problem[];

export interface GuardContext {
  readonly kernel: Kernel;
  readonly viewer: Viewer;
  readonly now: Date;
  /** Present inside a transaction, absent when only asked what would be possible. */
  readonly tx?: Transaction;
}

/** A slice's lifecycle: the shared table with the server's model, rules and guards. */
export interface Lifecycle<R extends LifecycleRecord, S extends string = string, A extends string = string> {
  readonly workflow: Workflow<S, A>;
  readonly model: Model<R>;
  readonly policy: Readonly<Record<A, Rule<R>>>;
  readonly guards: Readonly<Partial<Record<A, Guard<R>>>>;
  /** What the viewer may see at all; everything else is NOT_FOUND. */
  readonly visibleTo: (viewer: Viewer, kernel: Kernel) => Promise<QueryFilter<R>> | QueryFilter<R>;
}

export type Patch<R> = Partial<Omit<R, '_id' | 'status' | 'version' | 'head'>>;

export interface Command<R, S, A> {
  readonly id: string;
  readonly action: A;
  readonly act?: Act | null;
  /**
   * Fields to set; status and version are the kernel's alone. May be computed from the record as it is, once the action is
   * known to be legal and permitted.
   */
  readonly patch?: Patch<R> | ((record: R, tx: Transaction) => Patch<R> | Promise<Patch<R>>);
  /** The state to go to, where the table offers several. Computed before anything is judged, so it may refuse nothing. */
  readonly to?: S | null | ((record: R, tx: Transaction) => S | null | Promise<S | null>);
}

/**
 * The only writer of `status`: visible? legal? permitted? guarded? then a write conditional on state and version, the
 * history row, projections and the outbox row in `tx`. Throws NOT_FOUND, IllegalTransition, FORBIDDEN, InvalidInput or
 * StaleState, and then nothing has changed. Answers the record as it is afterwards.
 */
export async function transition<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  command: Command<R, S, A>,
): Promise<R> {
  const before = await findVisible(tx, lifecycle, command.id);
  const act = command.act ?? {};
  const to = nextState(lifecycle, before, command.action, await valueOf(command.to, before, tx));
  assertPermitted(tx, lifecycle, command.action, before, act);
  assertReason(lifecycle.workflow.actions[command.action], act);
  await assertAct(tx, act);
  if (act.expectedVersion != null && act.expectedVersion !== before.version) {
    throw new StaleState(act.expectedVersion, before.version);
  }
  refuse((await lifecycle.guards[command.action]?.(before, { ...tx, tx })) ?? []);
  const patch = (await valueOf(command.patch, before, tx)) ?? {};
  const kind = lifecycle.workflow.subject;
  const change: Change = { kind, id: before._id, seq: before.version + 1, action: command.action, act };
  const states = { from: before.status, to };
  const values = { ...patch };
  const written = historyOfFact(tx, { ...change, ...states, values }, await headOf(tx, kind, before));
  const fields = { ...(await givenFields(lifecycle.model, patch)), status: to, head: written.row.hash };
  const after = { ...before, ...fields, version: change.seq };
  const happening = { ...change, before, after, written };
  await tellFact(tx, happening);
  await writeConditionally(tx, lifecycle, before, { $set: fields, $inc: { version: 1 } });
  await followFact(tx, happening);
  return after;
}

/** Creates a record in its initial state, with its first history row. The policy is the caller's to check. */
export async function createRecord<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  fields: Omit<R, '_id' | 'status' | 'version'> & { _id?: string },
  act: Act = {},
): Promise<R> {
  await assertAct(tx, act);
  const kind = lifecycle.workflow.subject;
  const to = lifecycle.workflow.initial;
  const change: Change = { kind, id: fields._id ?? tx.kernel.id(), seq: 1, action: 'create', act };
  const written = historyOfFact(tx, { ...change, from: null, to, values: { ...fields } }, '');
  const own = { _id: change.id, status: to, version: 1, head: written.row.hash };
  const after = await storedRecord(lifecycle.model, { ...fields, ...own });
  const happening = { ...change, before: null, after, written };
  tx.writes.add(lifecycle.model.collection.collectionName, after);
  await tellFact(tx, happening);
  await tx.writes.flush();
  await followFact(tx, happening);
  return after;
}

/** The actions the viewer could take now: table ∩ policy ∩ guards. */
export async function viewerActions<R extends LifecycleRecord, S extends string, A extends string>(
  kernel: Kernel,
  lifecycle: Lifecycle<R, S, A>,
  viewer: Viewer,
  record: R,
): Promise<A[]> {
  const context = { kernel, viewer, now: kernel.now() };
  const permitted = legalActions(lifecycle.workflow, record.status as S).filter(
    (action) => lifecycle.policy[action].judge(viewer, record) !== 'no',
  );
  const problems = await Promise.all(
    permitted.map(async (action) => lifecycle.guards[action]?.(record, context) ?? []),
  );
  return permitted.filter((_action, index) => problems[index]!.length === 0);
}

async function findVisible<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  id: string,
): Promise<R> {
  const visible = tx.viewer.kind === 'system' ? {} : await lifecycle.visibleTo(tx.viewer, tx.kernel);
  const filter = { $and: [{ _id: id }, visible] } as QueryFilter<R>;
  const record = await lifecycle.model.findOne(filter).session(tx.session).lean<R>();
  if (!record) throw notFound();
  return record;
}

function nextState<R extends LifecycleRecord, S extends string, A extends string>(
  lifecycle: Lifecycle<R, S, A>,
  record: R,
  action: A,
  wanted: S | null | undefined,
): S {
  const state = record.status as S;
  const targets = targetsOf(lifecycle.workflow, state, action);
  const to = wanted ?? targets[0];
  if (to === undefined || !targets.includes(to)) {
    throw new IllegalTransition(action, state, legalActions(lifecycle.workflow, state));
  }
  return to;
}

/** What a command says, or works out from the record as it is. */
function valueOf<T, R>(
  given: T | ((record: R, tx: Transaction) => T | Promise<T>),
  record: R,
  tx: Transaction,
): T | Promise<T> {
  return typeof given === 'function'
    ? (given as (record: R, tx: Transaction) => T | Promise<T>)(record, tx)
    : given;
}

/** As `assertMay`, by the rule of an action. */
export function assertPermitted<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  action: A,
  record: R,
  act: Act,
): void {
  assertMay(tx.viewer, lifecycle.policy[action], record, act);
}

/** Writes the change, and in the same command what waits to be written: the fact. */
async function writeConditionally<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  { model }: Lifecycle<R, S, A>,
  { _id, status, version }: R,
  update: object,
): Promise<void> {
  const { collectionName } = model.collection;
  try {
    await tx.writes.change(collectionName, { _id, status, version }, update);
  } catch (error) {
    throw error instanceof DocumentChanged ? new StaleState(version, null) : error;
  }
}
