import { type Act, assertAct, assertMay, assertReason } from './act.js';
import { type Problem, type Workflow, legalActions, targetsOf } from '@duijie/shared';
import { type Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import { IllegalTransition, notFound, refuse, StaleState } from './errors.js';
import { type Change, historyOfFact, recordFact } from './facts.js';
import { headOf } from './history.js';
import { type Kernel, type LifecycleRecord, type Transaction } from './kernel.js';
import { type Rule } from './policy.js';
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
  /** Fields to set; status and version are the kernel's alone. May be computed from the record as it is. */
  readonly patch?: Patch<R> | ((record: R) => Patch<R> | Promise<Patch<R>>);
  /** The state to go to, where the table offers several. */
  readonly to?: S;
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
  const to = nextState(lifecycle, before, command);
  assertPermitted(tx, lifecycle, command.action, before, act);
  assertReason(lifecycle.workflow.actions[command.action], act);
  await assertAct(tx, act);
  if (act.expectedVersion != null && act.expectedVersion !== before.version) {
    throw new StaleState(act.expectedVersion, before.version);
  }
  refuse((await lifecycle.guards[command.action]?.(before, { ...tx, tx })) ?? []);
  const patch = typeof command.patch === 'function' ? await command.patch(before) : (command.patch ?? {});
  const kind = lifecycle.workflow.subject;
  const change: Change = { kind, id: before._id, seq: before.version + 1, action: command.action, act };
  const states = { from: before.status, to };
  const values = { ...patch };
  const written = historyOfFact(tx, { ...change, ...states, values }, await headOf(tx, kind, before));
  const after = await writeConditionally(tx, lifecycle, before, {
    ...patch,
    status: to,
    head: written.row.hash,
  });
  await recordFact(tx, { ...change, before, after, written });
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
  const created = await new lifecycle.model({ ...fields, ...own }).save({ session: tx.session });
  const after = created.toObject({ flattenMaps: true }) as R;
  await recordFact(tx, { ...change, before: null, after, written });
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
  command: Command<R, S, A>,
): S {
  const state = record.status as S;
  const targets = targetsOf(lifecycle.workflow, state, command.action);
  const to = command.to ?? targets[0];
  if (to === undefined || !targets.includes(to)) {
    throw new IllegalTransition(command.action, state, legalActions(lifecycle.workflow, state));
  }
  return to;
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

async function writeConditionally<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  { _id, status, version }: R,
  fields: object,
): Promise<R> {
  const update = { $set: fields, $inc: { version: 1 } } as unknown as UpdateQuery<R>;
  const after = await lifecycle.model
    .findOneAndUpdate({ _id, status, version } as QueryFilter<R>, update, {
      session: tx.session,
      returnDocument: 'after',
      runValidators: true,
    })
    .lean<R>();
  if (!after) throw new StaleState(version, null);
  return after;
}
