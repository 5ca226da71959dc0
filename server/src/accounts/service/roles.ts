import { type Problem, type Role, type Scope, type ScopeKind } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  type Act,
  asSystem,
  authorize,
  Conflict,
  createRecord,
  invalid,
  type Kernel,
  notFound,
  once,
  refuse,
  systemViewer,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { personModel, roleAssignmentModel, type RoleAssignmentRecord } from '../model.js';
import { mayGive, peopleVisibleTo, rolesVisibleTo } from '../policy.js';
import { isValid, type RoleAction, type RoleLifecycle, roleLifecycle } from '../workflow.js';
import { scopeProblems, type Scopes } from './scopes.js';

/** A role to be given; from now on and without an end where no dates are named. */
export interface RoleGift {
  readonly role: Role;
  readonly scope: Scope;
  readonly from?: Date | null;
  /** Exclusive. */
  readonly until?: Date | null;
}

/** Roles given to people, with their dates. */
export class Roles {
  readonly #lifecycle: RoleLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly scopes: Scopes,
  ) {
    this.#lifecycle = roleLifecycle(kernel, ({ scope }) => scopes.ownerProblems('id', scope));
    kernel.registerSubject('roleAssignment', this.#lifecycle.model as never);
  }

  /** A role assignment the viewer may see, or NOT_FOUND. */
  async find(viewer: Viewer, id: string): Promise<RoleAssignmentRecord> {
    const found = await this.#read(viewer, { _id: id });
    if (!found[0]) throw notFound();
    return found[0];
  }

  /** Roles of the given people that the viewer may see, ended ones included, in order of their beginning. */
  ofPeople(viewer: Viewer, personIds: readonly string[]): Promise<RoleAssignmentRecord[]> {
    return this.#read(viewer, { personId: trusted({ $in: [...personIds] }) });
  }

  /** Roles within the given organizations or teams that the viewer may see, ended ones included, in order of their beginning. */
  inScopes(viewer: Viewer, kind: ScopeKind, ids: readonly string[]): Promise<RoleAssignmentRecord[]> {
    return this.#read(viewer, { 'scope.kind': kind, 'scope.id': trusted({ $in: [...ids] }) });
  }

  viewerActions(viewer: Viewer, assignment: RoleAssignmentRecord): Promise<RoleAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, assignment);
  }

  /** Gives a role to a person the viewer may see, if they may. Throws Conflict while the person holds the same role in the same scope. */
  async give(
    viewer: Viewer,
    personId: string,
    gift: RoleGift,
    act?: Act | null,
  ): Promise<RoleAssignmentRecord> {
    const visible = await peopleVisibleTo(viewer, this.kernel);
    if (!(await personModel(this.kernel).exists({ $and: [{ _id: personId }, visible] }))) throw notFound();
    const input = { personId, gift, act };
    const work = (tx: Transaction) => this.giveIfPermitted(tx, personId, gift, { act });
    const read = (id: string) => this.find(viewer, id);
    return once(this.kernel, viewer, { operation: 'giveRole', input }, work, read);
  }

  /** As `give`, inside a transaction; `path` is where the role stands in the caller's input. */
  async giveIfPermitted(
    tx: Transaction,
    personId: string,
    gift: RoleGift,
    { act, path = '' }: { act?: Act | null; path?: string } = {},
  ): Promise<RoleAssignmentRecord> {
    refuse(scopeProblems(`${path}scope`, gift.role, gift.scope));
    const ownerProblems = this.scopes.ownerProblems(`${path}scope`, gift.scope);
    const challengeIds = await this.scopes.challengesFor(tx.viewer, gift.scope);
    authorize(tx.viewer, mayGive, { personId, role: gift.role, scope: gift.scope, challengeIds });
    refuse([...ownerProblems, ...(await this.scopes.problems(`${path}scope`, gift.scope))]);
    return this.giveIn(tx, personId, gift, { act, path, challengeIds });
  }

  /** Gives a role inside the caller's transaction; whether it may be given is the caller's to check. */
  async giveIn(
    tx: Transaction,
    personId: string,
    { role, scope, from, until }: RoleGift,
    options: { act?: Act | null; path?: string; challengeIds?: string[] } = {},
  ): Promise<RoleAssignmentRecord> {
    const dates = { from: from ?? tx.now, until: until ?? null };
    refuse(dateProblems(options.path ?? '', dates));
    await this.#makeRoom(tx, personId, role, scope);
    const { challengeIds = [], act } = options;
    const fields = { personId, role, scope, ...dates, givenBy: tx.viewer.personId, challengeIds };
    return unlessTaken(createRecord(tx, this.#lifecycle, fields, act ?? {}), 'role', alreadyHeld());
  }

  /**
   * Ends a role inside the caller's transaction, at the instant the act names or now; answers whether the person held it.
   * Whether it may be ended is the caller's to check.
   */
  async endIn(tx: Transaction, personId: string, { role, scope }: RoleGift, act: Act = {}): Promise<boolean> {
    const known = await this.#given(tx, personId, role, scope);
    if (!known || !isValid(known, tx.now)) return false;
    const { reason, effectiveAt } = act;
    await this.#end(asSystem(tx), known._id, effectiveAt ?? tx.now, { reason, effectiveAt });
    return true;
  }

  /** Sets when a role will end. */
  limit(viewer: Viewer, id: string, until: Date, act?: Act | null): Promise<RoleAssignmentRecord> {
    const request = { operation: 'limitRole', input: { id, until, act } };
    const work = (tx: Transaction) => {
      if (until <= tx.now) throw invalid('until', 'IN_THE_PAST', 'to end it now, revoke it');
      return transition(tx, this.#lifecycle, { id, action: 'limit', patch: { until }, act });
    };
    return once(this.kernel, viewer, request, work, () => this.find(viewer, id));
  }

  /** Ends a role: now, or for the record at the past instant the act names. It counts no more from the next request. */
  revoke(viewer: Viewer, id: string, act?: Act | null): Promise<RoleAssignmentRecord> {
    const request = { operation: 'revokeRole', input: { id, act } };
    const work = (tx: Transaction) => this.#end(tx, id, act?.effectiveAt ?? tx.now, act);
    // As the system, for the viewer may have given up what let them see it.
    const read = () => this.find(systemViewer(viewer.requestId), id);
    return once(this.kernel, viewer, request, work, read);
  }

  #end(tx: Transaction, id: string, at: Date, act?: Act | null): Promise<RoleAssignmentRecord> {
    const patch = ({ until }: RoleAssignmentRecord) => ({ until: until && until < at ? until : at });
    return transition(tx, this.#lifecycle, { id, action: 'revoke', patch, act });
  }

  /** Closes the same role's earlier assignment when it has run out; while it has not, a second one is a conflict. */
  async #makeRoom(tx: Transaction, personId: string, role: Role, scope: Scope): Promise<void> {
    const known = await this.#given(tx, personId, role, scope);
    if (!known) return;
    if (isValid(known, tx.now) || tx.now < known.from) {
      throw alreadyHeld();
    }
    await this.#end(asSystem(tx), known._id, tx.now);
  }

  #given(
    tx: Transaction,
    personId: string,
    role: Role,
    { kind, id }: Scope,
  ): Promise<RoleAssignmentRecord | null> {
    const same = { personId, role, 'scope.kind': kind, 'scope.id': id ?? null, status: 'given' };
    return roleAssignmentModel(this.kernel).findOne(same).session(tx.session).lean<RoleAssignmentRecord>();
  }

  #read(viewer: Viewer, filter: Record<string, unknown>): Promise<RoleAssignmentRecord[]> {
    return roleAssignmentModel(this.kernel)
      .find({ $and: [filter, rolesVisibleTo(viewer)] })
      .sort({ from: 1, _id: 1 })
      .lean<RoleAssignmentRecord[]>();
  }
}

function alreadyHeld(): Conflict {
  return new Conflict('role', 'the person holds this role here already');
}

function dateProblems(path: string, { from, until }: { from: Date; until: Date | null }): Problem[] {
  if (until === null || from < until) return [];
  return [{ path: `${path}until`, code: 'NOT_AFTER', message: 'must lie after `from`' }];
}
