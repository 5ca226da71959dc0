export { organizationsById } from './loaders.js';
export { type Contact, type OrganizationRecord } from './model.js';
export { access, isMember } from './policy.js';
export { resolvers } from './resolver.js';
export {
  type NewMember,
  type OrganizationDetails,
  type OrganizationFilter,
  OrganizationService,
  regionName,
} from './service.js';
export { Contact as ContactType, ContactInput, Organization } from './types.js';
