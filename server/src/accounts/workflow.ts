import { accountWorkflow, type Problem, roleAssignmentWorkflow } from '@duijie/shared';
import { trusted } from 'mongoose';
import { type Guard, type GuardContext, type Kernel, type Lifecycle } from '../kernel/index.js';
import { accountModel, type AccountRecord, roleAssignmentModel, type RoleAssignmentRecord } from './model.js';
import { accountPolicy, accountsVisibleTo, rolePolicy, rolesVisibleTo } from './policy.js';

export type AccountState = (typeof accountWorkflow)['states'][number];
export type AccountAction = keyof (typeof accountWorkflow)['actions'];
export type AccountLifecycle = Lifecycle<AccountRecord, AccountState, AccountAction>;

export type RoleState = (typeof roleAssignmentWorkflow)['states'][number];
export type RoleAction = keyof (typeof roleAssignmentWorkflow)['actions'];
export type RoleLifecycle = Lifecycle<RoleAssignmentRecord, RoleState, RoleAction>;

export function accountLifecycle(kernel: Kernel): AccountLifecycle {
  return {
    workflow: accountWorkflow,
    model: accountModel(kernel),
    policy: accountPolicy,
    guards: {},
    visibleTo: accountsVisibleTo,
  };
}

/** The last administrator cannot go: nobody could let another one in. */
const leavesAnAdministrator: Guard<RoleAssignmentRecord> = async (assignment, context) => {
  if (assignment.role !== 'administrator' || !isValid(assignment, context.now)) return [];
  const others = (await activeAdministrators(context)).filter((id) => id !== assignment.personId);
  if (others.length > 0) return [];
  return [{ path: 'id', code: 'LAST_ADMINISTRATOR', message: 'somebody else has to be administrator first' }];
};

/** Problems of ending a role directly. */
export type OwnerProblems = (assignment: RoleAssignmentRecord) => Problem[];

export function roleLifecycle(kernel: Kernel, ownerProblems: OwnerProblems): RoleLifecycle {
  const mayEnd: Guard<RoleAssignmentRecord> = async (assignment, context) => [
    ...(context.viewer.kind === 'system' ? [] : ownerProblems(assignment)),
    ...(await leavesAnAdministrator(assignment, context)),
  ];
  return {
    workflow: roleAssignmentWorkflow,
    model: roleAssignmentModel(kernel),
    policy: rolePolicy,
    guards: { limit: mayEnd, revoke: mayEnd },
    visibleTo: rolesVisibleTo,
  };
}

/** People who are administrators now and can sign in. */
export async function activeAdministrators({
  kernel,
  now,
  tx,
}: Pick<GuardContext, 'kernel' | 'now' | 'tx'>): Promise<string[]> {
  const session = tx?.session ?? null;
  const roles = await roleAssignmentModel(kernel)
    .find({ role: 'administrator', status: 'given' })
    .session(session)
    .lean<RoleAssignmentRecord[]>();
  const held = roles.filter((role) => isValid(role, now)).map(({ personId }) => personId);
  if (held.length === 0) return [];
  const accounts = await accountModel(kernel)
    .find({ personId: trusted({ $in: held }), status: 'active' }, { personId: 1 })
    .session(session)
    .lean<Pick<AccountRecord, 'personId'>[]>();
  return accounts.map(({ personId }) => personId);
}

/** Whether a role holds at an instant: given, begun and not over. */
export function isValid({ status, from, until }: RoleAssignmentRecord, at: Date): boolean {
  return status === 'given' && from <= at && (until === null || at < until);
}
