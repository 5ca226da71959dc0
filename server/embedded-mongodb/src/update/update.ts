import { type Document } from 'bson';
import { equals } from '../bson/compare.js';
import { show } from '../bson/names.js';
import { valueAt } from '../bson/paths.js';
import { clone } from '../bson/promote.js';
import { type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { matchedPosition } from '../query/positional.js';
import { arrayOperators } from './array-operators.js';
import { fieldOperators, type FieldOperator, type Place } from './field-operators.js';
import { child, setAt, unsetAt } from './location.js';
import { type Modification, parseModifications, touchedFields } from './modifications.js';
import { compilePipelineUpdate } from './pipeline-update.js';
import { idFirst } from './seed.js';
import { compileArrayFilters, expandPath, type Positions, refuseSameTargets } from './targets.js';

export { upsertSeed } from './seed.js';

export interface UpdateOptions {
  arrayFilters?: Document[];
  /** The query, for the positional `$`. */
  filter?: Document;
  /** `$$name` variables for pipeline updates; `NOW` (Date) is also the instant of `$currentDate`. */
  variables?: Document;
}

export interface CompiledUpdate {
  readonly isReplacement: boolean;
  /** The top-level fields it can change; undefined means any. */
  readonly touches?: ReadonlySet<string>;
  /** Gives the new document and leaves the given one (of `decodeExact`) untouched. */
  apply(doc: Document, context: { inserting: boolean }): Document;
}

const OPERATORS: Readonly<Record<string, FieldOperator>> = { ...fieldOperators, ...arrayOperators };

/**
 * Compiles operators (`{ $set: … }`), a pipeline (`[{ $set: … }]`) or a replacement. Malformed updates are refused here,
 * those a document does not fit when applied. `_id` never changes (66).
 */
export function compileUpdate(update: Document | Document[], options: UpdateOptions = {}): CompiledUpdate {
  if (Array.isArray(update)) {
    if (options.arrayFilters?.length)
      throw new MongoError(9, 'arrayFilters may not be specified for pipeline-style updates');
    const run = compilePipelineUpdate(update as Document[], options.variables ?? {});
    return { isReplacement: false, apply: (doc) => withId(doc, run(doc)) };
  }
  if (Object.keys(update)[0]?.startsWith('$')) return compileOperators(update, options);
  if (options.arrayFilters?.length) {
    throw new MongoError(9, 'arrayFilters may not be specified for a replacement-style update');
  }
  return compileReplacement(update);
}

function compileReplacement(replacement: Document): CompiledUpdate {
  const dollar = Object.keys(replacement).find((key) => key.startsWith('$'));
  if (dollar !== undefined) {
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  return {
    isReplacement: true,
    apply: (doc) => withId(doc, clone(replacement)),
  };
}

function compileOperators(update: Document, options: UpdateOptions): CompiledUpdate {
  const modifications = parseModifications(update);
  const paths = modifications.map(({ path }) => path);
  const positions: Positions = {
    matched: matchedPosition(options.filter ?? {}),
    filters: compileArrayFilters(options.arrayFilters ?? [], paths),
  };
  const isDynamic = paths.length > 1 && paths.some((path) => path.includes('$'));
  const now = options.variables?.NOW instanceof Date ? options.variables.NOW : new Date();
  return {
    isReplacement: false,
    touches: touchedFields(modifications),
    apply: (doc, { inserting }) => {
      const changed: Fields = clone(doc);
      const applied = inserting
        ? modifications
        : modifications.filter(({ operator }) => operator !== '$setOnInsert');
      // What paths stand for is decided by the document as it was, whatever the modifications before make of it.
      const targets = applied.map(({ path }) => expandPath(doc, path, positions));
      if (isDynamic) refuseSameTargets(targets.flat());
      for (const [i, modification] of applied.entries())
        modify(changed, modification, targets[i] as string[][], { id: doc._id as unknown, now });
      return withSameId(doc, changed);
    },
  };
}

function modify(
  changed: Fields,
  { operator, path, argument }: Modification,
  targets: readonly string[][],
  shared: Pick<Place, 'id' | 'now'>,
): void {
  if (operator === '$rename') return rename(changed, path, argument as string);
  for (const target of targets) {
    if (operator === '$unset') {
      unsetAt(changed, target);
      continue;
    }
    const place: Place = { ...shared, path, field: target.at(-1) as string };
    const value = (OPERATORS[operator] as FieldOperator)(valueAt(changed, target), argument, place);
    if (value !== undefined) setAt(changed, target, value);
  }
}

function rename(changed: Fields, from: string, to: string): void {
  refuseArrays(changed, from, 'source');
  const value = valueAt(changed, from.split('.'));
  if (value === undefined) return;
  refuseArrays(changed, to, 'destination');
  unsetAt(changed, from.split('.'));
  setAt(changed, to.split('.'), value);
}

function refuseArrays(doc: Fields, path: string, role: string): void {
  let holder: unknown = doc;
  for (const component of path.split('.').slice(0, -1)) {
    holder = child(holder, component);
    if (!Array.isArray(holder)) continue;
    throw new MongoError(
      2,
      `The ${role} field cannot be an array element, '${path}' in doc with _id: ${show(doc._id)} has an array field called '${component}'`,
    );
  }
}

// A whole new document may leave `_id` out, which keeps it.
function withId(before: Document, after: Fields): Document {
  const id = valueAt(before, ['_id']);
  return withSameId(before, id === undefined ? after : { _id: id, ...after });
}

function withSameId(before: Document, after: Fields): Document {
  const id = valueAt(before, ['_id']);
  const changed = valueAt(after, ['_id']);
  if (id !== undefined && (changed === undefined || !equals(id, changed))) {
    throw new MongoError(
      66,
      `Performing an update on the path '_id' would modify the immutable field '_id': ${show(id)} to ${show(changed)}`,
    );
  }
  return idFirst(after);
}
