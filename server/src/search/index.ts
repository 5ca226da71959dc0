import { SearchResolver } from './resolver.js';

export { access } from './policy.js';
export { SearchService } from './service.js';
export { type Progress, Synchronization } from './service/synchronization.js';

/** In the order of their constructors' arguments: search. */
export const resolvers = [SearchResolver] as const;
