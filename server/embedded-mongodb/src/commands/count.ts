import { type Document } from 'bson';
import { compare, equals } from '../bson/compare.js';
import { decode } from '../bson/decode.js';
import { fieldOf, isIndex } from '../bson/paths.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { encodeKey } from '../keys/encode.js';
import { countRows, findRows } from '../plan/execute.js';
import { runPaced } from '../plan/pace.js';
import { type Fold, folded, foldOf } from '../query/collation.js';
import { collectionOf, type Handler, pacerOf, readerOf } from './context.js';
import { collationOption, objectOption, wholeNumber } from './options.js';

export const count: Handler = (context) => {
  const { body } = context.command;
  const collation = collationOption(body);
  const collection = collectionOf(context);
  if (!collection) return { n: 0 };
  const limit = isNumeric(body['limit']) ? Math.abs(toDouble(body['limit'])) : 0;
  const request = {
    filter: objectOption(body, 'query') ?? {},
    skip: wholeNumber(body, 'skip', 0),
    limit,
    hint: body['hint'] as unknown,
    collation,
    pacer: pacerOf(context),
  };
  return runPaced(counted(countRows(context.server.store, collection, readerOf(context), request)));
};

function* counted(counting: Generator<void, number>): Generator<void, Document> {
  return { n: yield* counting };
}

export const distinct: Handler = (context) => {
  const { body } = context.command;
  const collation = collationOption(body);
  const fold = foldOf(collation);
  const key = body['key'] as unknown;
  if (typeof key !== 'string' || key === '')
    throw new MongoError(14, "BSON field 'distinct.key' must be a non-empty string");
  const filter = objectOption(body, 'query') ?? {};
  const collection = collectionOf(context);
  if (!collection) return { values: [] };
  const path = key.split('.');
  const wanted = new Set([path[0] as string]);
  const found = new Map<string, unknown[]>();
  for (const { raw } of findRows(context.server.store, collection, readerOf(context), {
    filter,
    hint: body['hint'] as unknown,
    collation,
    pacer: pacerOf(context, false),
  }))
    for (const value of valuesAt(decode(raw, wanted), path)) addDistinct(found, value, fold);
  return { values: [...found.values()].flat().sort(compare) };
};

/** Values are grouped by their index key, which values that are equal share. */
function addDistinct(found: Map<string, unknown[]>, value: unknown, fold: Fold | null): void {
  const key = encodeKey([fold ? folded(value, fold) : value], [1]).toString('latin1');
  const alike = found.get(key);
  if (!alike) found.set(key, [value]);
  else if (!fold && !alike.some((known) => equals(known, value))) alike.push(value);
}

/** The values a path leads to; arrays give their elements. */
function valuesAt(holder: unknown, path: readonly string[]): unknown[] {
  const [head, ...rest] = path;
  if (head === undefined)
    return holder === undefined ? [] : Array.isArray(holder) ? (holder as unknown[]) : [holder];
  if (Array.isArray(holder)) {
    const position = isIndex(head) ? valuesAt(holder[Number(head)], rest) : [];
    return [
      ...position,
      ...holder.flatMap((element: unknown) => (isObject(element) ? valuesAt(element, path) : [])),
    ];
  }
  return isObject(holder) ? valuesAt(fieldOf(holder, head), rest) : [];
}
