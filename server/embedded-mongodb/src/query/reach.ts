import { type Document } from 'bson';
import { isObject } from '../bson/types.js';

const BRANCHES = new Set(['$and', '$or', '$nor']);

/** The top-level fields a filter reads, for partial decoding; undefined means all. */
export function filterPaths(filter: Document): ReadonlySet<string> | undefined {
  const fields = new Set<string>();
  return collectFilter(filter, fields) ? fields : undefined;
}

/** Whether a filter asks for the stored numeric type, which only documents of `decodeExact` show. */
export function needsExactTypes(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(needsExactTypes);
  return (
    isObject(filter) &&
    Object.entries(filter).some(([key, value]) => key === '$type' || needsExactTypes(value))
  );
}

function collectFilter(filter: unknown, fields: Set<string>): boolean {
  if (!isObject(filter)) return false;
  return Object.entries(filter).every(([key, value]) => {
    if (BRANCHES.has(key))
      return Array.isArray(value) && value.every((branch) => collectFilter(branch, fields));
    if (key === '$expr') return collectExpression(value, fields);
    if (key.startsWith('$')) return key === '$comment';
    fields.add(topLevel(key));
    return true;
  });
}

/** Adds the top-level fields an expression reads; false when it may read any. */
export function collectExpression(expression: unknown, fields: Set<string>): boolean {
  if (typeof expression === 'string') return collectReference(expression, fields);
  if (Array.isArray(expression)) return expression.every((part) => collectExpression(part, fields));
  if (!isObject(expression)) return true;
  return Object.entries(expression).every(([key, value]) => {
    if (key === '$getField' || key === '$setField' || key === '$unsetField') return false;
    // The accumulators that sort ($top and its kin) name fields without a dollar.
    if (key === 'sortBy' && isObject(value))
      Object.keys(value).forEach((field) => fields.add(topLevel(field)));
    return key === '$literal' || collectExpression(value, fields);
  });
}

function collectReference(text: string, fields: Set<string>): boolean {
  if (text.startsWith('$$')) return !text.startsWith('$$ROOT') && !text.startsWith('$$CURRENT');
  if (text.startsWith('$')) fields.add(topLevel(text.slice(1)));
  return true;
}

function topLevel(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}
