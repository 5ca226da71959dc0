import { type Document } from 'bson';
import { compileExpression } from '../aggregate/expression.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { foldOf } from '../query/collation.js';

/** A whole number not below zero; `fallback` when absent. Anything else is refused by name. */
export function wholeNumber(body: Document, field: string, fallback: number): number {
  const value = body[field] as unknown;
  if (value === undefined || value === null) return fallback;
  const number = isNumeric(value) ? toDouble(value) : NaN;
  if (Number.isNaN(number))
    throw new MongoError(14, `BSON field '${field}' is the wrong type, expected a number`);
  if (number < 0)
    throw new MongoError(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}

/** An embedded document; undefined when absent or null. Anything else is refused by name. */
export function objectOption(body: Document, field: string): Document | undefined {
  const value = body[field] as unknown;
  if (value === undefined || value === null) return undefined;
  if (!isObject(value))
    throw new MongoError(14, `BSON field '${field}' is the wrong type, expected type 'object'`);
  return value;
}

/** Refuses options this engine does not carry, when they ask for anything. */
export function refuse(body: Document, fields: readonly string[]): void {
  for (const field of fields) if (body[field]) throw unsupported(`the option '${field}'`);
}

/** The collation under which texts are equal; undefined for the simple one. What equality cannot tell is refused by name. */
export function collationOption(body: Document): Document | undefined {
  const collation = objectOption(body, 'collation');
  return foldOf(collation) ? collation : undefined;
}

/** Refuses any but the simple collation, where it would decide more than what is equal. */
export function requireSimpleCollation(body: Document): void {
  const collation = collationOption(body);
  if (collation) throw unsupported(`the collation '${String(collation['locale'])}' here`);
}

/** The sort specification, its directions checked. */
export function sortOption(body: Document): Document | undefined {
  const sort = objectOption(body, 'sort');
  for (const [field, direction] of Object.entries(sort ?? {}) as [string, unknown][]) {
    if (isObject(direction)) throw unsupported(`the sort of '${field}' by an expression`);
    const number = isNumeric(direction) ? toDouble(direction) : NaN;
    if (number !== 1 && number !== -1)
      throw new MongoError(15975, `$sort key ordering must be 1 (for ascending) or -1 (for descending)`);
  }
  return sort;
}

/** `let` variables: constants, or expressions that need no document. */
export function variablesOption(body: Document): Document | undefined {
  const variables = objectOption(body, 'let');
  if (!variables) return undefined;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]: [string, unknown]) => [
      name,
      compileExpression(value, {})({}) ?? null,
    ]),
  );
}
