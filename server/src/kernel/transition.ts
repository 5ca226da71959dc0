import { type Act, assertAct, assertReason } from './act.js';
import { type Problem, type Workflow, legalActions, targetsOf } from '@duijie/shared';
import { type Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import {
  forbidden,
  IllegalTransition,
  invalid,
  notFound,
  refuse,
  StaleState,
  unauthenticated,
} from './errors.js';
import { appendHistory, type Fact } from './history.js';
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

export type Patch<R> = Partial<Omit<R, '_id' | 'status' | 'version'>>;

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
  const after = await writeConditionally(tx, lifecycle, before, to, patch);
  await recordFact(tx, lifecycle, { before, after, action: command.action, act, values: { ...patch } });
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
  const record = {
    ...fields,
    _id: fields._id ?? tx.kernel.id(),
    status: lifecycle.workflow.initial,
    version: 1,
  } as unknown as R;
  const created = await new lifecycle.model(record).save({ session: tx.session });
  const after = created.toObject({ flattenMaps: true }) as R;
  await recordFact(tx, lifecycle, { before: null, after, action: 'create', act, values: { ...fields } });
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

/** Throws UNAUTHENTICATED or FORBIDDEN, or InvalidInput where the action needs somebody on whose behalf it is taken. */
export function assertPermitted<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  action: A,
  record: R,
  act: Act,
): void {
  const verdict = lifecycle.policy[action].judge(tx.viewer, record);
  if (verdict === 'no') throw tx.viewer.kind === 'anonymous' ? unauthenticated() : forbidden();
  if (verdict === 'on-behalf' && !act.onBehalfOf) {
    throw invalid('act.onBehalfOf', 'REQUIRED', 'say on whose behalf you act, with evidence');
  }
}

async function writeConditionally<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  before: R,
  to: S,
  patch: Patch<R>,
): Promise<R> {
  const { _id, status, version } = before;
  const update = { $set: { ...patch, status: to }, $inc: { version: 1 } } as unknown as UpdateQuery<R>;
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

interface Happening<R> {
  readonly before: R | null;
  readonly after: R;
  readonly action: string;
  readonly act: Act;
  readonly values: Record<string, unknown>;
}

async function recordFact<R extends LifecycleRecord, S extends string, A extends string>(
  tx: Transaction,
  lifecycle: Lifecycle<R, S, A>,
  { before, after, action, act, values }: Happening<R>,
): Promise<void> {
  const kind = lifecycle.workflow.subject;
  const effectiveAt = act.effectiveAt ?? tx.now;
  await appendHistory(tx, {
    subject: { kind, id: after._id },
    seq: after.version,
    action,
    from: before?.status ?? null,
    to: after.status,
    effectiveAt,
    onBehalfOf: act.onBehalfOf ?? null,
    evidence: act.evidence ?? null,
    decisionNumber: act.decisionNumber ?? null,
    values: act.reason ? { ...values, reason: act.reason } : values,
  });
  if (act.evidence) await tx.kernel.parts.evidence.attach(tx.session, act.evidence, { kind, id: after._id });
  const fact: Fact = { kind, action, before, after, recordedAt: tx.now, effectiveAt };
  for (const projection of tx.kernel.projectionsOf(kind)) await projection(fact, tx);
  const row = { topic: `${kind}.${action}`, subjectKind: kind, subjectId: after._id, at: tx.now };
  await tx.kernel.parts.outbox.append(tx.session, [
    { ...row, body: { version: after.version, to: after.status } },
  ]);
}
