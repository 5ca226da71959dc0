import { EmbeddedSearch } from './embedded/engine.js';
import { MeilisearchSearch, type MeilisearchOptions } from './meilisearch/engine.js';
import { type SearchIndex } from './port.js';
import { type Glossary } from './schema.js';

export interface SearchIndexOptions {
  /** The Meilisearch server that serves it; in process if left out. */
  readonly meili?: MeilisearchOptions | undefined;
  /** Pairs of terms that find each other. */
  readonly glossary?: Glossary;
}

/** The search of this server. Every kind must be prepared by `ensure` and, where that says so, rebuilt. */
export function openSearchIndex({ meili, glossary = [] }: SearchIndexOptions): SearchIndex {
  return meili ? new MeilisearchSearch(meili, glossary) : new EmbeddedSearch(glossary);
}
