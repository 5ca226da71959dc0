import { ChallengeStatisticsResolver, StatisticsRowsResolver } from './resolver.js';
import { RowSubjectResolver } from './resolver/subjects.js';
import { EditionResolver } from './resolver/editions.js';
import { PublicationResolver } from './resolver/publications.js';

export { access } from './policy.js';
export { type FactRow } from './model.js';
export { definitionsOf } from './service/definitions.js';
export { type NewEdition } from './service/editions.js';
export { applied, type Happening } from './service/facts.js';
export { type PublicationForm } from './service/publications.js';
export { StatisticsService } from './service.js';

/** In the order of their constructors' arguments: statistics, challenges, requirements, solutions, dockings, contracts. */
export const resolvers = [
  ChallengeStatisticsResolver,
  StatisticsRowsResolver,
  RowSubjectResolver,
  PublicationResolver,
  EditionResolver,
] as const;
