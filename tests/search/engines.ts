import { readGlossary } from '@duijie/seeds';
import { openSearchIndex, type SearchIndex } from '@duijie/server';

/** The embedded engine, translating by the glossary as a server does. */
export function embeddedEngine(): SearchIndex {
  return openSearchIndex({ glossary: readGlossary() });
}

/** The embedded engine, and the Meilisearch of TEST_MEILI_URL where that is set. */
export function reachableEngines(): SearchIndex[] {
  const { TEST_MEILI_URL: url, TEST_MEILI_MASTER_KEY: masterKey } = process.env;
  if (!url) return [embeddedEngine()];
  const meili = { url, masterKey, prefix: 'bench-' };
  return [embeddedEngine(), openSearchIndex({ meili, glossary: readGlossary() })];
}
