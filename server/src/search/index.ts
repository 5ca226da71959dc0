import { SearchResolver } from './resolver.js';
import { SavedSearchResolver } from './resolver/saved.js';

export { access } from './policy.js';
export { SearchService } from './service.js';
export { SavedSearches } from './service/saved.js';
export { SearchMaintenance, type SearchReport } from './service/maintenance.js';
export { Synchronization } from './service/synchronization.js';

/** In the order of their constructors' arguments: search, saved searches. */
export const resolvers = [SearchResolver, SavedSearchResolver] as const;
