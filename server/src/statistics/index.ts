import { ChallengeStatisticsResolver } from './resolver.js';

export { access } from './policy.js';
export { type Definition, definitions, definitionVersion, type Metric } from './service/definitions.js';
export { type Counts, type Figures, StatisticsService } from './service.js';

export const resolvers = [ChallengeStatisticsResolver] as const;
