import { type App, type Worlds } from '@duijie/server';
import { gansu7 } from './gansu-7/index.js';
import { reviewWeek } from './review-week/index.js';
export { type GlossaryPair, type GlossaryTerm, readGlossary, readGlossaryTerms } from './glossary/index.js';
export { readReleasedNeeds, type ReleasedNeed } from './gansu-7/released.js';
import { type Report } from './stage/programme.js';

const tellers = { 'gansu-7': gansu7, 'review-week': reviewWeek };

/** The named worlds: each is told through the services, by named people, into an empty database. */
export const worlds: Worlds = {
  names: Object.keys(tellers),
  load: (name: string, app: App, report: Report) => {
    const teller = Object.entries(tellers).find(([known]) => known === name)?.[1];
    if (!teller) throw new Error(`there is no world "${name}"; there are ${worlds.names.join(', ')}`);
    return teller(app, report);
  },
};
