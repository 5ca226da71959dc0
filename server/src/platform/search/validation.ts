import { SearchRefused } from './errors.js';
import { type Comparable, type Filter, type Range } from './filter.js';
import { type Reader } from './port.js';
import {
  type FacetRequest,
  type FacetValuesRequest,
  type SearchQuery,
  type SearchRequest,
  type SimilarRequest,
  type SuggestRequest,
} from './request.js';
import { type Column, type SearchSchema } from './schema.js';

const LARGEST_PAGE = 100;

/** The kinds there are, by name. */
export type Schemas = ReadonlyMap<string, SearchSchema>;

/** Throws SearchRefused for the first thing in a request that none of its kinds knows. */
export function checkSearch(schemas: Schemas, request: SearchRequest): void {
  checkQuery(schemas, request);
  const asked = schemasOf(schemas, request.kinds);
  request.facets?.forEach((facet, index) => checkFacet(asked, facet, `facets.${index}`));
  checkSort(asked, request);
  checkWhole('page', request.page, 1, Number.MAX_SAFE_INTEGER);
  checkSize(request);
  const fields = asked.flatMap(({ text }) => Object.keys(text));
  request.highlight?.fields.forEach((field, index) => oneOf(`highlight.fields.${index}`, field, fields));
  if (request.highlight?.length !== undefined)
    checkWhole('highlight.length', request.highlight.length, 1, 100_000);
}

export function checkQuery(schemas: Schemas, { kinds, filter }: Omit<SearchQuery, 'text'>): void {
  kinds.forEach((kind, index) => oneOf(`kinds.${index}`, kind, [...schemas.keys()]));
  if (filter) checkFilter(schemasOf(schemas, kinds), filter, 'filter');
}

/** Throws for a filter of the reader that its kind cannot answer: it must never be taken for one that lets through. */
export function checkReader(schemas: Schemas, reader: Reader, kinds: readonly string[]): void {
  for (const kind of kinds) {
    const filter = reader[kind];
    if (filter) checkFilter(schemasOf(schemas, [kind]), filter, `reader.${kind}`);
  }
}

export function checkSuggest(schemas: Schemas, request: SuggestRequest): void {
  checkQuery(schemas, request);
  checkSize(request);
}

export function checkFacetValues(schemas: Schemas, request: FacetValuesRequest): void {
  checkQuery(schemas, request);
  const columns = namesOf(
    schemasOf(schemas, request.kinds),
    ({ type, facet }) => type === 'keyword' && facet === true,
  );
  oneOf('column', request.column, columns);
  checkSize(request);
}

export function checkSimilar(schemas: Schemas, request: SimilarRequest): void {
  oneOf('kind', request.kind, [...schemas.keys()]);
  checkQuery(schemas, { kinds: [request.kind], filter: request.filter });
  checkSize(request);
}

/** The schema of a kind; throws SearchRefused where it was not prepared by `ensure`. */
export function schemaOf(schemas: Schemas, kind: string): SearchSchema {
  oneOf('kind', kind, [...schemas.keys()]);
  return schemas.get(kind)!;
}

function checkFacet(
  asked: readonly SearchSchema[],
  { column, ranges, size }: FacetRequest,
  path: string,
): void {
  oneOf(
    `${path}.column`,
    column,
    namesOf(asked, ({ facet }) => facet === true),
  );
  if (size !== undefined) checkWhole(`${path}.size`, size, 1, 1_000);
  const type = typeOf(asked, column);
  if (type === 'keyword' && ranges)
    throw new SearchRefused(`${path}.ranges`, 'ranges', ['none on a keyword column']);
  if (type !== 'keyword' && !ranges?.length) {
    throw new SearchRefused(`${path}.ranges`, '', ['at least one range on a number or date column']);
  }
  ranges?.forEach((range, index) => checkRange(type, range, `${path}.ranges.${index}`));
}

function checkSort(asked: readonly SearchSchema[], { sort }: SearchRequest): void {
  if (!sort) return;
  oneOf(
    'sort.column',
    sort.column,
    namesOf(asked, (column) => column.type !== 'keyword' && column.sort === true),
  );
  oneOf('sort.direction', sort.direction, ['ascending', 'descending']);
}

function checkFilter(asked: readonly SearchSchema[], filter: Filter, path: string): void {
  if ('all' in filter)
    return filter.all.forEach((each, index) => checkFilter(asked, each, `${path}.all.${index}`));
  if ('any' in filter)
    return filter.any.forEach((each, index) => checkFilter(asked, each, `${path}.any.${index}`));
  if ('not' in filter) return checkFilter(asked, filter.not, `${path}.not`);
  oneOf(
    `${path}.column`,
    filter.column,
    namesOf(asked, () => true),
  );
  const type = typeOf(asked, filter.column);
  if ('in' in filter) filter.in.forEach((value, index) => checkValue(type, value, `${path}.in.${index}`));
  else if (!('exists' in filter)) checkRange(type, filter, path);
}

export const BOUNDS = ['gte', 'gt', 'lte', 'lt'] as const;

function checkRange(type: Column['type'], range: Range, path: string): void {
  if (type === 'keyword') throw new SearchRefused(path, 'a range', ['values of a keyword column']);
  for (const bound of BOUNDS) {
    const value = range[bound];
    if (value !== undefined) checkValue(type, value, `${path}.${bound}`);
  }
}

function checkValue(type: Column['type'], value: Comparable, path: string): void {
  if (type === 'keyword' && typeof value === 'string') return;
  if (type === 'number' && Number.isFinite(value)) return;
  if (type === 'date' && value instanceof Date && Number.isFinite(value.getTime())) return;
  throw new SearchRefused(path, String(value), [
    { keyword: 'a text', number: 'a number', date: 'a date' }[type],
  ]);
}

function checkSize({ size }: { readonly size: number }): void {
  checkWhole('size', size, 0, LARGEST_PAGE);
}

function checkWhole(path: string, given: number, least: number, most: number): void {
  if (Number.isSafeInteger(given) && given >= least && given <= most) return;
  throw new SearchRefused(path, String(given), [`a whole number from ${least} to ${most}`]);
}

function oneOf(path: string, given: string, allowed: readonly string[]): void {
  if (!allowed.includes(given)) throw new SearchRefused(path, given, [...new Set(allowed)].sort());
}

function namesOf(asked: readonly SearchSchema[], takes: (column: Column) => boolean): string[] {
  return asked.flatMap(({ columns }) => Object.keys(columns).filter((name) => takes(columns[name]!)));
}

function typeOf(asked: readonly SearchSchema[], column: string): Column['type'] {
  return asked.find(({ columns }) => columns[column])!.columns[column]!.type;
}

function schemasOf(schemas: Schemas, kinds: readonly string[]): SearchSchema[] {
  return kinds.map((kind) => schemas.get(kind)!);
}
