import { EmbeddedSearch } from './embedded/engine.js';
import { type SearchIndex } from './port.js';
import { type Glossary } from './schema.js';

export interface SearchIndexOptions {
  /** Pairs of terms that find each other. */
  readonly glossary?: Glossary;
}

/** The search of this server. Every kind must be prepared by `ensure` and, where that says so, rebuilt. */
export function openSearchIndex({ glossary = [] }: SearchIndexOptions): SearchIndex {
  return new EmbeddedSearch(glossary);
}
