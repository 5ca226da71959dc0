import { type Root } from './roots.js';
import { allBut } from './world.js';

/** Saved searches are nobody else's. */
const savedByPlain: Root = {
  ok: ['plain'],
  refused: { NOT_FOUND: allBut('anonymous', 'plain') },
  given: async ({ app, people }) => {
    const viewer = await people.plain!.viewer();
    return { id: (await app.services.savedSearches.save(viewer, { name: 'Plain', query: 'x' }))._id };
  },
};

export const searchRoots: Readonly<Record<string, Root>> = {
  saveSearch: { ok: allBut('anonymous'), given: () => ({ input: { name: 'Mine', query: 'catalyst' } }) },
  seeSavedSearch: savedByPlain,
  forgetSavedSearch: savedByPlain,
};
