import { openSearchIndex, type SearchIndex } from '@duijie/server';
import { readGlossary } from '@duijie/seeds';

/** The embedded engine, translating by the glossary as a server does. */
export function embeddedEngine(): SearchIndex {
  return openSearchIndex({ glossary: readGlossary() });
}
