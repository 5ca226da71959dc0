import { BSONRegExp, type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isObject, type Numeric, Rank, typeOrder } from '../bson/types.js';
import { isOperators } from '../query/field.js';
import { literalPrefix } from './regex-prefix.js';

export interface Bound {
  value: unknown;
  inclusive: boolean;
}

/**
 * What a filter demands of one path, as far as an index can serve it. Every part is necessary, not always
 * sufficient.
 */
export interface PathConditions {
  /** The value is one of these. */
  equals?: unknown[];
  lower?: Bound;
  upper?: Bound;
  /** The text begins with this. */
  prefix?: string;
  /** Whether a document without the path, or with null there, cannot match. */
  notNull: boolean;
  exists: boolean;
}

export interface Conditions {
  paths: Map<string, PathConditions>;
  /** Whether the paths' conditions together are the whole filter. */
  complete: boolean;
  /** The branches of a top-level `$or`. */
  branches: Document[] | null;
}

/** Reads the conditions that hold for every match of the filter. */
export function conditionsOf(filter: Document): Conditions {
  const conditions: Conditions = { paths: new Map(), complete: true, branches: null };
  gather(filter, '', conditions);
  return conditions;
}

function gather(filter: Document, prefix: string, into: Conditions): void {
  for (const [key, value] of Object.entries(filter) as [string, unknown][]) {
    if (key === '$and' && Array.isArray(value))
      for (const part of value) gather(part as Document, prefix, into);
    else if (key === '$or' && Array.isArray(value) && prefix === '') {
      into.complete = false;
      into.branches ??= value as Document[];
    } else if (key.startsWith('$')) into.complete &&= key === '$comment';
    else gatherPath(prefix + key, value, into);
  }
}

function gatherPath(path: string, value: unknown, into: Conditions): void {
  const known = into.paths.get(path);
  const conditions = known ?? { notNull: false, exists: false };
  if (!known) into.paths.set(path, conditions);
  const operators = operatorsOf(value);
  for (const [operator, operand] of Object.entries(operators) as [string, unknown][]) {
    const served = READERS[operator]?.(conditions, operand, operators) ?? false;
    if (!served) into.complete = false;
    if (operator === '$elemMatch' && isObject(operand) && !isOperators(operand))
      gather(operand, `${path}.`, into);
  }
}

function operatorsOf(value: unknown): Document {
  if (isOperators(value)) return value;
  if (value instanceof RegExp || value instanceof BSONRegExp) return { $regex: value };
  return { $eq: value };
}

/** Puts an operator into the conditions; true when they then say all that the operator says. */
type Reader = (conditions: PathConditions, operand: unknown, operators: Document) => boolean;

const READERS: Readonly<Record<string, Reader>> = {
  $eq: (conditions, operand) => oneOf(conditions, [operand]),
  $in: (conditions, operand) => Array.isArray(operand) && oneOf(conditions, operand),
  $gt: (conditions, operand) => bounded(conditions, 'lower', { value: operand, inclusive: false }),
  $gte: (conditions, operand) => bounded(conditions, 'lower', { value: operand, inclusive: true }),
  $lt: (conditions, operand) => bounded(conditions, 'upper', { value: operand, inclusive: false }),
  $lte: (conditions, operand) => bounded(conditions, 'upper', { value: operand, inclusive: true }),
  $exists: (conditions, operand) => {
    if (operand) conditions.exists = true;
    return false;
  },
  $regex: (conditions, operand, operators) => {
    conditions.notNull = true;
    const prefix = literalPrefix(operand, operators['$options']);
    if (prefix !== null) conditions.prefix ??= prefix;
    return false;
  },
  $all: (conditions, operand) => {
    if (Array.isArray(operand) && operand.length > 0 && !isOperators(operand[0]))
      oneOf(conditions, operand.slice(0, 1));
    return false;
  },
  $type: present,
  $size: present,
  $elemMatch: present,
};

function present(conditions: PathConditions): boolean {
  conditions.notNull = true;
  return false;
}

function oneOf(conditions: PathConditions, values: unknown[]): boolean {
  if (!values.every(isPoint)) return false;
  if (values.every((value) => value !== null)) conditions.notNull = true;
  if (conditions.equals) return false;
  conditions.equals = values;
  return true;
}

/**
 * Whether equality with the value is one point of an index: arrays also match as elements, patterns match
 * many.
 */
function isPoint(value: unknown): boolean {
  const rank = typeOrder(value);
  return rank !== Rank.array && rank !== Rank.regex && rank !== Rank.undefined;
}

const RANGED: ReadonlySet<number> = new Set([
  Rank.number,
  Rank.string,
  Rank.objectId,
  Rank.bool,
  Rank.date,
  Rank.timestamp,
]);

function bounded(conditions: PathConditions, side: 'lower' | 'upper', bound: Bound): boolean {
  const rank = typeOrder(bound.value);
  if (rank !== Rank.null) conditions.notNull = true;
  if (conditions[side] || !RANGED.has(rank)) return false;
  if (rank === Rank.number && Number.isNaN(toDouble(bound.value as Numeric))) return false;
  conditions[side] = bound;
  return true;
}
