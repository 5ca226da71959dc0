import { TeamInvitationResolver, TeamMemberResolver, TeamResolver } from './resolver.js';
import { TeamInvitationMutations, TeamMutations } from './resolver/mutations.js';

export { teamsById } from './loaders.js';
export { type TeamRecord } from './model.js';
export {
  access,
  belongsToTeam,
  isOfATeam,
  leadsTeam,
  signsForInstitution,
  teamScope,
  teamsOf,
} from './policy.js';
export { type DissolvingCheck, TeamService } from './service.js';
export { type TeamMember } from './service/members.js';
export { assertLeaderNamed } from './service/naming.js';
export { type NewTeam } from './service/registration.js';
export { Team } from './types.js';

/** In the order of their constructors' arguments: teams, organizations, accounts. */
export const resolvers = [
  TeamResolver,
  TeamMemberResolver,
  TeamInvitationResolver,
  TeamMutations,
  TeamInvitationMutations,
] as const;
