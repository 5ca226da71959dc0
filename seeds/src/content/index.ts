export { type Cast, type CastPerson, type Body, type Enterprise, readCast, readEnterprises } from './cast.js';
export { type Bilingual } from './entry.js';
export {
  type Need,
  type NeedIndicator,
  type OpenNeed,
  type OpenState,
  type Outcome,
  readOpenNeeds,
  readSeasonNeeds,
  type SeasonNeed,
} from './needs.js';
export { ContentError } from './problem.js';
export {
  type Answer,
  type OpenAnswer,
  readOpenAnswers,
  readSolutions,
  type SolutionEntry,
} from './solutions.js';
export { type Institution, readInstitutions, readOpenTeams, readTeams, type TeamEntry } from './teams.js';
