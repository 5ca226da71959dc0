import { Long, type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject } from '../bson/types.js';

import { MongoError } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { namedOperands } from './compile.js';
import { type Stage, type StageCompiler, type StageContext } from './context.js';
import { compileScoped } from './expression.js';
import { resolve, splitFieldPath } from './field-path.js';
import { identity } from './operators-set.js';
import { attach, joinFields } from './stages-join.js';

const NAMES = ['from', 'startWith', 'connectFromField', 'connectToField', 'as'] as const;
const OPTIONAL = ['maxDepth', 'depthField', 'restrictSearchWithMatch'] as const;

/** `$graphLookup`: the documents reached from one by following a field to another, step by step, each once. */
const graphLookup: StageCompiler = (operand, context): Stage => {
  const options = namedOperands('$graphLookup', operand, NAMES, OPTIONAL, {
    ...{ noObject: 40327, unknown: 40104, absent: 40105 },
  });
  const { from, as, connectFromField, connectToField, depthField } = options;
  if (typeof from !== 'string') throw new MongoError(9, "$graphLookup argument 'from' must be a string");
  for (const [name, value] of Object.entries({ as, connectFromField, connectToField }))
    if (typeof value !== 'string') throw new MongoError(40103, `expected string as argument for ${name}`);
  const start = compileScoped(options['startWith']);
  const next = splitFieldPath(connectFromField as string);
  const find = finderOf(from, connectToField as string, options['restrictSearchWithMatch'], context);
  const deepest = depthOf(options['maxDepth']);
  return attach(
    as as string,
    (doc) => reached(listOf(start(context.scopeOf(doc))), { find, next, deepest, depthField }),
    context,
  );
};

function depthOf(maxDepth: unknown): number {
  if (maxDepth === undefined) return Infinity;
  if (!isNumeric(maxDepth)) throw new MongoError(40100, 'maxDepth must be numeric');
  const depth = toDouble(maxDepth);
  if (depth < 0) throw new MongoError(40101, `maxDepth requires a nonnegative argument, found: ${depth}`);
  if (Number.isInteger(depth)) return depth;
  throw new MongoError(40102, `maxDepth could not be represented as a long long: ${depth}`);
}

interface Walk {
  find: (values: unknown[]) => Iterable<Document>;
  next: readonly string[];
  deepest: number;
  depthField: unknown;
}

function* reached(first: unknown[], { find, next, deepest, depthField }: Walk): Iterable<Document> {
  const seen = new Set<string>();
  let values = first;
  for (let depth = 0; values.length > 0 && depth <= deepest; depth++) {
    const found: Document[] = [];
    for (const doc of find(values)) {
      const id = identity(doc['_id']);
      if (seen.has(id)) continue;
      seen.add(id);
      found.push(doc);
      yield typeof depthField === 'string' ? { ...doc, [depthField]: Long.fromNumber(depth) } : doc;
    }
    values = found.flatMap((doc) => listOf(resolve(doc, next, 0)));
  }
}

/** Finds the documents of the other collection whose field holds one of the values, by index where there is one. */
function finderOf(from: string, field: string, restriction: unknown, context: StageContext): Walk['find'] {
  if (restriction !== undefined && !isObject(restriction))
    throw new MongoError(40185, 'restrictSearchWithMatch must be an object');
  const matches = restriction ? compileFilter(restriction, { variables: context.variables }) : () => true;
  const join = joinFields(from, 'values', field, context);
  return (values) => [...join({ values })].filter(matches);
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

export const graphStages: Readonly<Record<string, StageCompiler>> = { $graphLookup: graphLookup };
