import { type Language, languages } from '@duijie/shared';
import {
  type Filter,
  type Reader,
  type SearchDocument,
  type SearchSchema,
} from '../../platform/search/index.js';
import { type LifecycleRecord } from '../kernel.js';
import { type Keywords, type LocalizedText } from '../text.js';
import { type Viewer } from '../viewer.js';

/** The copy of a record that is searched, without what every copy has. */
export interface IndexEntry extends Pick<SearchDocument, 'text' | 'columns'> {
  /** The index it belongs in: one of its findable's schemas. */
  readonly kind: string;
}

/** What a slice lets be found of its records, by whom. */
export interface Findable<R extends LifecycleRecord = LifecycleRecord> {
  /** The kind of record, as history and events name it. */
  readonly subject: string;
  /** Its indexes: more than one where some records are for the public and others are not. */
  readonly schemas: readonly SearchSchema[];
  /** The record as it is to be found, with only what each of its readers may see; null where nobody may find it. */
  entryOf(record: R): IndexEntry | null;
  /** For each index the documents that the viewer may find; an index that is left out is not looked into. */
  readerOf(viewer: Viewer): Promise<Reader>;
  /** Those of the records that the viewer may see now, in no order. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<R[]>;
}

/** The column, in every index, that holds the record's id. */
export const recordColumn = 'record';

/** A schema as it is indexed. */
export function indexedSchema(schema: SearchSchema): SearchSchema {
  return { ...schema, columns: { ...schema.columns, [recordColumn]: { type: 'keyword' } } };
}

/** A record as its document, with the index it belongs in; null where nobody may find it. */
export function documentOf<R extends LifecycleRecord>(
  findable: Findable<R>,
  record: R,
): { readonly kind: string; readonly document: SearchDocument } | null {
  const entry = findable.entryOf(record);
  if (!entry) return null;
  const { kind, text, columns } = entry;
  const { _id: id, version: rev } = record;
  return { kind, document: { id, rev, text, columns: { ...columns, [recordColumn]: id } } };
}

/** These records, by their ids. */
export function theseRecords(ids: readonly string[]): Filter {
  return { column: recordColumn, in: ids };
}

/** Localized texts as a searched field: every text under the language it is in. */
export function searchText(...texts: readonly (LocalizedText | null)[]): Partial<Record<Language, string[]>> {
  const found: Partial<Record<Language, string[]>> = {};
  for (const language of languages) {
    const inIt = texts.flatMap((text) =>
      text ? [text, ...text.translations].filter(({ lang }) => lang === language) : [],
    );
    if (inIt.length > 0) found[language] = inIt.map(({ text }) => text);
  }
  return found;
}

/** Keywords as a searched field. */
export function searchKeywords({ zh, en }: Keywords): Partial<Record<Language, string[]>> {
  return { 'zh-CN': zh, en };
}

/** A region with those it lies in: its province, prefecture and itself, as values of a column. */
export function regionsAround(code: string): string[] {
  return [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])];
}
