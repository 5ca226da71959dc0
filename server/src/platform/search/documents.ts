import { languages } from '@duijie/shared';
import {
  type Column,
  type ColumnValue,
  type SearchDocument,
  type SearchSchema,
  type TextByLanguage,
} from './schema.js';

const ID = /^[A-Za-z0-9_-]{1,200}$/;
const KIND = /^[a-z]+(-[a-z]+)*$/;
const NAME = /^[A-Za-z][A-Za-z0-9]*$/;

/** Throws where a schema could not be indexed; it is the programmer's. */
export function checkSchema({ kind, text, columns }: SearchSchema): void {
  if (!KIND.test(kind)) throw new Error(`${kind} cannot be the name of a kind`);
  const names = [...Object.keys(text), ...Object.keys(columns)];
  const wrong = names.find(
    (name, index) => !NAME.test(name) || RESERVED.includes(name) || names.indexOf(name) !== index,
  );
  if (wrong !== undefined) throw new Error(`${kind}.${wrong} cannot be the name of a field or column`);
  const weightless = Object.keys(text).find((name) => !(text[name]!.weight > 0));
  if (weightless !== undefined) throw new Error(`the weight of ${kind}.${weightless} must be greater than 0`);
}

const RESERVED = ['id', 'rev'];

/** Why a document cannot be indexed, or null. */
export function documentProblem(
  schema: SearchSchema,
  { id, rev, text, columns }: SearchDocument,
): string | null {
  if (!ID.test(id)) return 'the id is not of 1 to 200 letters, digits, _ or -';
  if (!Number.isSafeInteger(rev)) return 'the revision is not a whole number';
  const problems = [
    ...Object.entries(text).map(([name, value]) => textProblem(schema, name, value)),
    ...Object.entries(columns).map(([name, value]) => columnProblem(schema.columns[name], name, value)),
  ];
  return problems.find((problem) => problem !== null) ?? null;
}

function textProblem(schema: SearchSchema, name: string, value: TextByLanguage): string | null {
  if (!schema.text[name]) return `there is no text field ${name}`;
  const texts = languages.flatMap((language) => value[language] ?? []);
  return texts.every((each) => typeof each === 'string') ? null : `${name} has what is not a text`;
}

function columnProblem(column: Column | undefined, name: string, value: ColumnValue): string | null {
  if (!column) return `there is no column ${name}`;
  if (value === null || value === undefined) return null;
  return isOfType(column.type, value) ? null : `${name} is not a ${column.type}`;
}

function isOfType(type: Column['type'], value: Exclude<ColumnValue, null>): boolean {
  if (type === 'number') return Number.isFinite(value);
  if (type === 'date') return value instanceof Date && Number.isFinite(value.getTime());
  return (
    typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  );
}
