import { type Document } from 'bson';
import { compileExpression } from '../aggregate/expression.js';
import { promote } from '../bson/promote.js';
import { isTrue } from '../bson/truth.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { folded, foldedFilter, foldOf } from './collation.js';
import { atPath } from './condition.js';
import { parseCondition } from './field.js';

export { filterPaths, needsExactTypes } from './reach.js';

export interface FilterOptions {
  /** `$$name` variables readable from `$expr`. */
  variables?: Document;
  collation?: Document;
}

type Matcher = (doc: Fields) => boolean;
type TopLevel = (operand: unknown, options: FilterOptions) => Matcher | null;

/**
 * Compiles a filter once. Unknown operators and malformed operands are refused by name (codes 2 and 9), those this
 * engine does not carry with code 238.
 */
export function compileFilter(filter: Document, options: FilterOptions = {}): (doc: Document) => boolean {
  const fold = foldOf(options.collation);
  if (!fold) return compileFields(promote(filter), options);
  const matches = compileFields(foldedFilter(promote(filter), fold), options);
  return (doc) => matches(folded(doc, fold) as Fields);
}

function compileFields(filter: Fields, options: FilterOptions): Matcher {
  const matchers = Object.keys(filter).flatMap((key) => compileField(key, filter[key], options) ?? []);
  if (matchers.length === 0) return () => true;
  if (matchers.length === 1) return matchers[0] as Matcher;
  return (doc) => matchers.every((matches) => matches(doc));
}

function compileField(key: string, value: unknown, options: FilterOptions): Matcher | null {
  if (!key.startsWith('$')) {
    return atPath(
      parseCondition(value, (inner) => compileFields(inner, options)),
      key.split('.'),
    );
  }
  const compile = Object.hasOwn(TOP_LEVEL, key) ? TOP_LEVEL[key] : undefined;
  if (compile) return compile(value, options);
  throw new MongoError(
    2,
    `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

const TOP_LEVEL: Readonly<Record<string, TopLevel>> = {
  $and: (operand, options) => {
    const parts = branches('$and', operand, options);
    return (doc) => parts.every((matches) => matches(doc));
  },
  $or: (operand, options) => {
    const parts = branches('$or', operand, options);
    return (doc) => parts.some((matches) => matches(doc));
  },
  $nor: (operand, options) => {
    const parts = branches('$nor', operand, options);
    return (doc) => !parts.some((matches) => matches(doc));
  },
  $expr: (operand, options) => {
    const evaluate = compileExpression(operand, options.variables);
    return (doc) => isTrue(evaluate(doc));
  },
  $comment: () => null,
  $alwaysTrue: () => null,
  $alwaysFalse: () => () => false,
  $where: () => refuse('$where'),
  $text: () => refuse('$text'),
  $jsonSchema: () => refuse('$jsonSchema'),
  $sampleRate: () => refuse('$sampleRate'),
};

function refuse(operator: string): never {
  throw unsupported(`The query operator ${operator}`);
}

function branches(operator: string, operand: unknown, options: FilterOptions): Matcher[] {
  if (!Array.isArray(operand)) throw new MongoError(2, `${operator} must be an array`);
  if (operand.length === 0) throw new MongoError(2, '$and/$or/$nor must be a nonempty array');
  return (operand as unknown[]).map((branch) => {
    if (!isObject(branch)) throw new MongoError(2, '$or/$and/$nor entries need to be full objects');
    return compileFields(branch, options);
  });
}
