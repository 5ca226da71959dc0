import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject, type Fields } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { addComputed } from '../projection/apply.js';
import { type Branch, putNode } from '../projection/parse.js';
import { compileSort } from '../query/sort.js';
import { type AccumulatorFactory, compileAccumulator, isAccumulator } from './accumulators.js';
import { DECLARED_CODES, namedOperands } from './compile.js';
import { type StageCompiler } from './context.js';
import { compileScoped } from './expression.js';
import { splitFieldPath } from './field-path.js';
import { identity } from './operators-set.js';
import { type Scope } from './scope.js';
import { boundsOf, type Partition, type WindowBounds } from './window-bounds.js';

/** Gives the value of an output field for the document at a position of its partition. */
type WindowFunction = (partition: Partition) => (position: number) => unknown;

const setWindowFields: StageCompiler = (operand, context) => {
  const options = namedOperands(
    '$setWindowFields',
    operand,
    ['output'],
    ['partitionBy', 'sortBy'],
    DECLARED_CODES,
  );
  const sortBy = isObject(options['sortBy']) ? options['sortBy'] : null;
  const sorter = sortBy && compileSort(sortBy);
  const keyOf = compileScoped(options['partitionBy'] ?? null);
  if (!isObject(options['output']))
    throw new MongoError(9, "the 'output' of $setWindowFields must be an object");
  const outputs = Object.entries(options['output']).map(([path, spec]) => ({
    path: splitFieldPath(path),
    compute: windowFunction(path, spec, sortBy),
  }));
  return function* (docs) {
    const partitions = new Map<string, Document[]>();
    for (const doc of docs) {
      const key = identity(keyOf(context.scopeOf(doc)) ?? null);
      const known = partitions.get(key);
      if (known) known.push(doc);
      else partitions.set(key, [doc]);
    }
    for (const members of partitions.values()) {
      const ordered = sorter ? sorter.sort(members) : members;
      const partition = { docs: ordered, scopes: ordered.map(context.scopeOf), sorter };
      const columns = outputs.map(({ path, compute }) => ({ path, valueAt: compute(partition) }));
      for (const [i, doc] of ordered.entries()) {
        const branch: Branch = { kind: 'branch', children: new Map() };
        for (const { path, valueAt } of columns)
          putNode(branch, path, { kind: 'computed', evaluate: () => valueAt(i) });
        yield addComputed({ ...doc }, branch, partition.scopes[i] as Scope);
      }
    }
  };
};

function windowFunction(path: string, spec: unknown, sortBy: Document | null): WindowFunction {
  if (!isObject(spec)) throw new MongoError(9, `The field '${path}' must be an object`);
  const { window, ...functions } = spec;
  const [name = '', ...others] = Object.keys(functions);
  if (others.length > 0) throw new MongoError(9, `The field '${path}' must name one window function`);
  const own = Object.hasOwn(POSITIONAL, name) ? POSITIONAL[name] : undefined;
  if (!own) return overWindow(path, functions, boundsOf(window, sortBy));
  if (window !== undefined) throw new MongoError(5371601, `${name} does not accept a 'window' field`);
  if (!sortBy || (RANKS.has(name) && Object.keys(sortBy).length !== 1))
    throw new MongoError(
      5371602,
      `${name} must be specified with a top level sortBy expression with exactly one element`,
    );
  const operand = functions[name];
  if (RANKS.has(name) && !(isObject(operand) && Object.keys(operand).length === 0))
    throw new MongoError(5371603, `${name} must be specified with '{}' as the value`);
  return own(operand);
}

/** An accumulator over the documents of each one's window. */
function overWindow(path: string, functions: Fields, bounds: WindowBounds): WindowFunction {
  const [name = ''] = Object.keys(functions);
  if (UNSUPPORTED.has(name)) throw unsupported(`The window function ${name}`);
  const start = windowAccumulator(path, name, functions);
  return (partition) => {
    const window = bounds(partition);
    return (position) => {
      const accumulator = start();
      const { from, to } = window(position);
      for (let i = from; i <= to; i++) accumulator.add(partition.scopes[i] as Scope);
      return accumulator.result();
    };
  };
}

function windowAccumulator(path: string, name: string, functions: Fields): AccumulatorFactory {
  if (!isAccumulator(name)) throw new MongoError(9, `Unrecognized window function, ${name}`);
  return compileAccumulator(path, functions);
}

const RANKS: ReadonlySet<string> = new Set(['$rank', '$denseRank', '$documentNumber']);

const UNSUPPORTED: ReadonlySet<string> = new Set([
  '$covariancePop',
  '$covarianceSamp',
  '$derivative',
  '$expMovingAvg',
  '$integral',
  '$linearFill',
]);

const POSITIONAL: Readonly<Record<string, (operand: unknown) => WindowFunction>> = {
  $documentNumber: () => () => (position) => position + 1,
  $rank: () => (partition) => (position) => firstOfEqual(partition, position) + 1,
  $denseRank: () => (partition) => {
    const ranks: number[] = [];
    for (const [i] of partition.docs.entries())
      ranks.push(i === 0 ? 1 : (ranks[i - 1] as number) + (firstOfEqual(partition, i) === i ? 1 : 0));
    return (position) => ranks[position];
  },
  $shift: shift,
  $locf: (operand) => {
    const evaluate = compileScoped(operand);
    return ({ scopes }) => {
      let last: unknown = null;
      const filled = scopes.map((scope) => (last = evaluate(scope) ?? last));
      return (position) => filled[position];
    };
  },
};

function firstOfEqual({ docs, sorter }: Partition, position: number): number {
  let first = position;
  while (first > 0 && sorter?.compare(docs[first - 1] as Document, docs[position] as Document) === 0) first--;
  return first;
}

function shift(operand: unknown): WindowFunction {
  const options = namedOperands('$shift', operand, ['output', 'by'], ['default']);
  const by = isNumeric(options['by']) ? toDouble(options['by']) : NaN;
  if (!Number.isInteger(by)) throw new MongoError(9, "'$shift:by' field must be an integer");
  const evaluate = compileScoped(options['output']);
  const fallback = options['default'] ?? null;
  return ({ scopes }) =>
    (position) => {
      const scope = scopes[position + by];
      return scope ? (evaluate(scope) ?? null) : fallback;
    };
}

export const windowStages: Readonly<Record<string, StageCompiler>> = { $setWindowFields: setWindowFields };
