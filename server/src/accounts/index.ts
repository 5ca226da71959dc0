export {
  accountsByPerson,
  peopleById,
  reachablePeople,
  rolesByOrganization,
  rolesByPerson,
} from './loaders.js';
export { type AccountRecord, type PersonRecord, type RoleAssignmentRecord } from './model.js';
export { access, isAdministrator, organizationScope } from './policy.js';
export { resolvers } from './resolver.js';
export {
  AccountService,
  type AttemptLimits,
  type Credentials,
  type Invitation,
  type Invited,
  type Mailer,
  type Message,
  type NewPerson,
  type PasswordCost,
  type RoleGift,
  type ScopeOwner,
  type SignedIn,
} from './service.js';
export { Person, RoleAssignment, RoleAssignmentResult, ScopeInput } from './types.js';
export { type RoleAction } from './workflow.js';
