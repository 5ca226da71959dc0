export { type Cast, type CastPerson, type Body, type Enterprise, readCast, readEnterprises } from './cast.js';
export { type Bilingual } from './entry.js';
export {
  comparators,
  type Need,
  type NeedIndicator,
  type OpenNeed,
  type OpenState,
  openStates,
  type Outcome,
  outcomes,
  readOpenNeeds,
  readSeasonNeeds,
  type SeasonNeed,
} from './needs.js';
export { ContentError } from './problem.js';
export { readSolutions, type Response, type SolutionEntry, type SolutionOutcome } from './solutions.js';
export { type Institution, readInstitutions, readTeams, type TeamEntry, type TeamMember } from './teams.js';
