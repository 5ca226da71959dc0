import { accountWorkflow, actionsOf, roleAssignmentWorkflow, roles, scopeKinds } from '@duijie/shared';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../kernel/graphql/index.js';
import { identityKinds } from '../model.js';

export const RoleEnum = enumOf(roles);
registerEnumType(RoleEnum, { name: 'Role', description: 'What a person may be, always within a scope.' });
export const ScopeKindEnum = enumOf(scopeKinds);
registerEnumType(ScopeKindEnum, { name: 'ScopeKind', description: 'Where a role holds.' });
export const IdentityKindEnum = enumOf(identityKinds);
registerEnumType(IdentityKindEnum, { name: 'IdentityKind' });
export const AccountStatusEnum = enumOf(accountWorkflow.states);
registerEnumType(AccountStatusEnum, { name: 'AccountStatus' });
export const AccountActionEnum = enumOf(actionsOf(accountWorkflow));
registerEnumType(AccountActionEnum, { name: 'AccountAction' });
export const RoleAssignmentStatusEnum = enumOf(roleAssignmentWorkflow.states);
registerEnumType(RoleAssignmentStatusEnum, { name: 'RoleAssignmentStatus' });
export const RoleAssignmentActionEnum = enumOf(actionsOf(roleAssignmentWorkflow));
registerEnumType(RoleAssignmentActionEnum, { name: 'RoleAssignmentAction' });
