import { type Language, languages } from '@duijie/shared';
import { type ColumnValue, type SearchDocument, type SearchSchema, type TextByLanguage } from '../schema.js';
import { textsOf } from '../text/highlight.js';
import { spelledRuns } from './spelled-runs.js';

/** A document as the engine keeps it: every field and column an attribute of its own. */
export type EngineRecord = Record<string, unknown> & { readonly id: string; readonly rev: number };

/** The attribute of a text field in one language. No field has `_` in its name. */
export function textAttribute(field: string, language: Language): string {
  return `${field}_${language.slice(0, 2)}`;
}

/** The attribute of the Han characters of a text field, spelled. */
export function spelledAttribute(field: string): string {
  return `${field}_ng`;
}

export function recordOf(schema: SearchSchema, { id, rev, text, columns }: SearchDocument): EngineRecord {
  const record: Record<string, unknown> & { id: string; rev: number } = { id, rev };
  for (const field of Object.keys(schema.text)) {
    for (const language of languages) {
      const value = text[field]?.[language];
      if (value !== undefined) record[textAttribute(field, language)] = value;
    }
    const spelled = spelledRuns(languages.flatMap((language) => textsOf(text[field], language)));
    if (spelled.length > 0) record[spelledAttribute(field)] = spelled;
  }
  for (const [name, value] of Object.entries(columns)) {
    if (hasValue(value)) record[name] = value instanceof Date ? value.getTime() : value;
  }
  return record;
}

/** The texts of a document, as far as they were asked for. */
export function textOf(
  record: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): SearchDocument['text'] {
  return Object.fromEntries(
    fields.map((field) => [
      field,
      Object.fromEntries(
        languages.flatMap((language) => {
          const value = record[textAttribute(field, language)] as TextByLanguage[Language];
          return value === undefined || value === null ? [] : [[language, value]];
        }),
      ),
    ]),
  );
}

/** Attributes of the texts of these fields, in all languages. */
export function textAttributes(fields: readonly string[]): string[] {
  return fields.flatMap((field) => languages.map((language) => textAttribute(field, language)));
}

// What has no value must not be there at all, so that it does not exist for the engine either.
function hasValue(value: ColumnValue | undefined): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
