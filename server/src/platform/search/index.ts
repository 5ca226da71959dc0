export { SearchRefused, SearchUnavailable } from './errors.js';
export { openSearchIndex, type SearchIndexOptions } from './open-search-index.js';
export { type Comparable, type Filter, type Range } from './filter.js';
export {
  type DocumentFailure,
  type Reader,
  type RebuildOptions,
  type RebuildReport,
  type RebuildTarget,
  type Revision,
  type SearchHealth,
  type SearchIndex,
} from './port.js';
export {
  type FacetCount,
  type FacetCounts,
  type FacetRange,
  type FacetRequest,
  type FacetValuesRequest,
  type HighlightedText,
  type HighlightRequest,
  type Hit,
  type SearchAnswer,
  type SearchQuery,
  type SearchRequest,
  type SimilarRequest,
  type Sort,
  type SuggestRequest,
  type Suggestion,
  type Total,
} from './request.js';
export {
  type Column,
  type ColumnValue,
  type Glossary,
  type GlossaryPair,
  type SearchDocument,
  type SearchSchema,
  type TextByLanguage,
  type TextField,
} from './schema.js';
