import { type QueryFilter } from 'mongoose';
import { anyone, signedIn, type SliceAccess, type Viewer } from '../kernel/index.js';
import { type SavedSearchRecord } from './model.js';

/** What somebody searches for is nobody else's business. */
export function ownFilter(viewer: Viewer): QueryFilter<SavedSearchRecord> {
  return { personId: viewer.personId ?? '' };
}

/** Everybody may search: what is found is each slice's to say. */
export const access: SliceAccess = {
  roots: {
    'Query.search': anyone,
    'Query.suggest': anyone,
    'Query.savedSearches': signedIn,
    'Mutation.saveSearch': signedIn,
    'Mutation.seeSavedSearch': signedIn,
    'Mutation.forgetSavedSearch': signedIn,
  },
  fields: {
    SavedSearch: {
      id: 'open',
      name: 'open',
      query: 'open',
      kinds: 'open',
      filter: 'open',
      savedAt: 'open',
      seenAt: 'open',
      newCount: 'open',
    },
  },
};
