import { type Document } from 'bson';
import { equals } from '../bson/compare.js';
import { assign } from '../bson/promote.js';
import { isObject } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';

/** Makes of a text what all texts equal to it under a collation have in common. */
export type Fold = (text: string) => string;

const MARKS = /\p{M}+/gu;
const FOLDS: Readonly<Record<number, Fold>> = {
  1: (text) => text.normalize('NFD').replace(MARKS, '').toLowerCase(),
  2: (text) => text.normalize('NFC').toLowerCase(),
  3: (text) => text.normalize('NFC'),
};
/** Options that leave equality as it is when they have this value. */
const INDIFFERENT: Readonly<Record<string, unknown>> = {
  caseLevel: false,
  caseFirst: 'off',
  numericOrdering: false,
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  normalization: false,
  backwards: false,
  version: '57.1',
};

/** How texts are equal under a collation; null for the simple one, where only the same text is. */
export function foldOf(collation: Document | undefined): Fold | null {
  if (!collation) return null;
  const { locale, strength = 3, ...others } = collation;
  if (typeof locale !== 'string')
    throw new MongoError(40414, "BSON field 'collation.locale' is missing but a required field");
  for (const [option, value] of Object.entries(others) as [string, unknown][]) {
    if (!Object.hasOwn(INDIFFERENT, option))
      throw new MongoError(40415, `BSON field 'collation.${option}' is an unknown field.`);
    if (!equals(value, INDIFFERENT[option])) throw unsupported(`the collation option '${option}'`);
  }
  if (locale === 'simple') return null;
  const fold = FOLDS[Math.min(Number(strength), 3)];
  if (!fold) throw new MongoError(2, `the strength of a collation is 1 to 5, not ${String(strength)}`);
  return fold;
}

/** A copy of a value with every text in it folded; the names of fields stay. */
export function folded(value: unknown, fold: Fold): unknown {
  if (typeof value === 'string') return fold(value);
  if (Array.isArray(value)) return value.map((element: unknown) => folded(element, fold));
  if (!isObject(value)) return value;
  const copy: Document = {};
  for (const key of Object.keys(value)) assign(copy, key, folded(value[key], fold));
  return copy;
}

const ORDERING: ReadonlySet<string> = new Set(['$gt', '$gte', '$lt', '$lte']);
const UNFOLDABLE: ReadonlySet<string> = new Set(['$regex', '$expr']);

/** A filter as it is asked of folded documents; refuses what equality of texts does not answer, such as their order. */
export function foldedFilter(filter: Document, fold: Fold): Document {
  requireFoldable(filter);
  return folded(filter, fold) as Document;
}

function requireFoldable(filter: unknown): void {
  if (Array.isArray(filter)) return filter.forEach(requireFoldable);
  if (!isObject(filter)) return;
  for (const [key, value] of Object.entries(filter)) {
    if (UNFOLDABLE.has(key)) throw unsupported(`${key} under a collation`);
    if (ORDERING.has(key) && holdsText(value))
      throw unsupported(`the order of texts (${key}) under a collation`);
    requireFoldable(value);
  }
}

/** Whether there is any text in the value, which only the collation could order. */
export function holdsText(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.some(holdsText);
  return isObject(value) && Object.values(value).some(holdsText);
}

/** Whether two collations are equal, so that one's index serves the other's queries. */
export function sameCollation(a: Document | undefined, b: Document | undefined): boolean {
  return equals(a ?? null, b ?? null);
}
