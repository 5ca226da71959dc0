import { type Document } from 'bson';
import { compare, typeOrder } from '../bson/compare.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { compileSort } from '../query/sort.js';
import { type Accumulator, type AccumulatorFactory, compileAccumulator } from './accumulators.js';
import { namedOperands } from './compile.js';
import { type Stage, type StageCompiler, type StageContext } from './context.js';
import { compileScoped } from './expression.js';
import { identity } from './operators-set.js';
import { type Evaluate } from './scope.js';

/** A field of a group, and how it is gathered. */
export interface Field {
  readonly name: string;
  readonly start: AccumulatorFactory;
}

interface Group {
  readonly key: unknown;
  readonly accumulators: readonly Accumulator[];
}

const group: StageCompiler = (operand, context) => {
  if (!isObject(operand)) throw new MongoError(15947, "a group's fields must be specified in an object");
  if (!('_id' in operand)) throw new MongoError(15955, 'a group specification must include an _id');
  const { _id: key, ...accumulated } = operand;
  return grouped(compileScoped(key), parseFields(accumulated), context);
};

export function parseFields(spec: Fields): Field[] {
  return Object.entries(spec).map(([name, accumulator]) => {
    if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
    if (name.startsWith('$'))
      throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
    return { name, start: compileAccumulator(name, accumulator) };
  });
}

// Missing and null are one group.
function grouped(keyOf: Evaluate, fields: readonly Field[], { scopeOf }: StageContext): Stage {
  return (docs) => {
    const groups = new Map<string, Group>();
    for (const doc of docs) {
      const scope = scopeOf(doc);
      const key = keyOf(scope) ?? null;
      const hash = identity(key);
      let found = groups.get(hash);
      if (!found) groups.set(hash, (found = { key, accumulators: fields.map(({ start }) => start()) }));
      for (const accumulator of found.accumulators) accumulator.add(scope);
    }
    return Array.from(groups.values(), (found) => finish(found, fields));
  };
}

function finish({ key, accumulators }: Group, fields: readonly Field[]): Document {
  const results = fields.map(({ name }, i) => [name, accumulators[i]?.result()] as const);
  return { _id: key, ...Object.fromEntries(results) };
}

/** What `$bucket` and its kin gather where nothing is asked for. */
export const COUNT = { count: { $sum: 1 } };

const sortByCount: StageCompiler = (operand, context) => {
  const count = grouped(compileScoped(operand), parseFields(COUNT), context);
  const { sort } = compileSort({ count: -1 });
  return (docs) => sort(count(docs));
};

const bucket: StageCompiler = (operand, context) => {
  const options = namedOperands('$bucket', operand, ['groupBy', 'boundaries'], ['default', 'output'], {
    ...{ noObject: 40201, unknown: 40197, absent: 40198 },
  });
  requireExpression(options.groupBy, 40202, '$bucket');
  const boundaries = parseBoundaries(options.boundaries);
  const fields = parseFields(isObject(options.output) ? options.output : COUNT);
  const valueOf = compileScoped(options.groupBy);
  const hasDefault = 'default' in options;
  if (hasDefault && isBetween(options.default, boundaries))
    throw new MongoError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const bucketOf: Evaluate = (scope) => {
    const value = valueOf(scope);
    const above = boundaries.findIndex((boundary) => compare(value, boundary) < 0);
    if (above > 0) return boundaries[above - 1];
    if (hasDefault) return options.default;
    throw new MongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
  const gather = grouped(bucketOf, fields, context);
  const { sort } = compileSort({ _id: 1 });
  return (docs) => sort(gather(docs));
};

function isBetween(value: unknown, boundaries: readonly unknown[]): boolean {
  return compare(value, boundaries[0]) >= 0 && compare(value, boundaries.at(-1)) < 0;
}

/** What documents are put into buckets by has to depend on them. */
export function requireExpression(groupBy: unknown, code: number, stage: string): void {
  if (isObject(groupBy) || (typeof groupBy === 'string' && groupBy.startsWith('$'))) return;
  throw new MongoError(
    code,
    `The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression object`,
  );
}

function parseBoundaries(boundaries: unknown): unknown[] {
  if (!Array.isArray(boundaries))
    throw new MongoError(40200, "The $bucket 'boundaries' field must be an array");
  if (boundaries.length < 2) {
    throw new MongoError(40192, "The $bucket 'boundaries' field must be an array of at least 2 values");
  }
  boundaries.slice(1).forEach((boundary, i) => {
    if (typeOrder(boundary) !== typeOrder(boundaries[i])) {
      throw new MongoError(
        40193,
        "All values in the 'boundaries' option to $bucket must have the same type.",
      );
    }
    if (compare(boundaries[i], boundary) >= 0) {
      throw new MongoError(40194, "The 'boundaries' option to $bucket must be sorted in ascending order.");
    }
  });
  return boundaries as unknown[];
}

/** Stages that gather documents into groups. */
export const groupStages: Readonly<Record<string, StageCompiler>> = {
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
};
