import { type Document } from 'bson';
import { clone } from '../bson/promote.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { isOperators } from '../query/field.js';
import { isRegex } from '../query/regex.js';
import { child, setAt } from './location.js';

/**
 * What an upsert starts from: the equalities of its filter. Two for one path, or one inside another → 54
 * (NotSingleValueField).
 */
export function upsertSeed(filter: Document): Document {
  const equalities = collect(filter);
  const seed: Fields = {};
  const seen = new Set<string>();
  for (const { path, value } of equalities) {
    const twice = [...seen].find((other) => other === path || nested(other, path) || nested(path, other));
    if (twice !== undefined) {
      throw new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    }
    seen.add(path);
    setAt(seed, path.split('.'), clone(value));
  }
  return idFirst(seed);
}

/** The same document with `_id` in front, where it is stored. */
export function idFirst(doc: Fields): Fields {
  const id = child(doc, '_id');
  return id === undefined || Object.keys(doc)[0] === '_id' ? doc : { _id: id, ...doc };
}

interface Equality {
  path: string;
  value: unknown;
}

function collect(filter: Document): Equality[] {
  return Object.entries(filter).flatMap(([key, value]: [string, unknown]) => {
    if (key === '$and') return (value as Document[]).flatMap(collect);
    if (key === '$or') return (value as Document[]).length === 1 ? collect((value as [Document])[0]) : [];
    return key.startsWith('$') ? [] : equality(key, value);
  });
}

function equality(path: string, value: unknown): Equality[] {
  if (isRegex(value)) return [];
  if (!isOperators(value)) return [{ path, value }];
  if ('$eq' in value) return [{ path, value: value.$eq }];
  for (const operands of [value.$in, value.$all]) {
    if (Array.isArray(operands) && operands.length === 1 && isPlain(operands[0]))
      return [{ path, value: operands[0] }];
  }
  return [];
}

function isPlain(operand: unknown): boolean {
  return !isRegex(operand) && !(isObject(operand) && '$elemMatch' in operand);
}

function nested(outer: string, inner: string): boolean {
  return inner.startsWith(`${outer}.`);
}
