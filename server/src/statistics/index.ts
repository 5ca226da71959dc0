import { ChallengeStatisticsResolver, StatisticsRowsResolver } from './resolver.js';
import { EditionResolver } from './resolver/editions.js';
import { PublicationResolver } from './resolver/publications.js';

export { access } from './policy.js';
export { type NewEdition } from './service/editions.js';
export { type PublicationForm } from './service/publications.js';
export { StatisticsService } from './service.js';

/** In the order of their constructors' arguments: statistics, challenges. */
export const resolvers = [
  ChallengeStatisticsResolver,
  StatisticsRowsResolver,
  PublicationResolver,
  EditionResolver,
] as const;
