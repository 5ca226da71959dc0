import { compare } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { typeName } from '../bson/names.js';
import { isNumeric, isObject, type Fields } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { compileSort } from '../query/sort.js';
import { namedOperands } from './compile.js';
import { compileScoped } from './expression.js';
import { DistinctValues } from './operators-set.js';
import { mergeObjects } from './operators-object.js';
import { type Evaluate, type Scope } from './scope.js';
import { extremeOf, Total } from './totals.js';

/** Gathers the documents of one group. */
export interface Accumulator {
  add(scope: Scope): void;
  result(): unknown;
}

/** Makes an accumulator for each group. */
export type AccumulatorFactory = () => Accumulator;

type AccumulatorCompiler = (operand: unknown, name: string) => AccumulatorFactory;

const REFUSED: ReadonlySet<string> = new Set(['$accumulator', '$median', '$percentile']);

/** Whether there is an accumulator of that name, carried here or not. */
export function isAccumulator(name: string): boolean {
  return Object.hasOwn(ACCUMULATORS, name) || REFUSED.has(name);
}

/** Compiles `{ $sum: … }` and its like. Unknown ones → 15952. */
export function compileAccumulator(field: string, spec: unknown): AccumulatorFactory {
  const [name, ...others] = isObject(spec) ? Object.keys(spec) : [];
  if (!isObject(spec) || !name?.startsWith('$')) {
    throw new MongoError(40234, `The field '${field}' must be an accumulator object`);
  }
  if (others.length > 0) throw new MongoError(40238, `The field '${field}' must specify one accumulator`);
  const compile = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined;
  if (compile) return compile(spec[name], name);
  if (REFUSED.has(name)) throw unsupported(`The accumulator ${name}`);
  throw new MongoError(15952, `unknown group operator '${name}'`);
}

// Gathers evaluated values into something that is turned into the result at the end.
const gathering =
  <T>(
    start: () => T,
    add: (state: T, value: unknown) => void,
    end: (state: T) => unknown,
  ): AccumulatorCompiler =>
  (operand) => {
    const evaluate = compileScoped(operand);
    return () => {
      const state = start();
      return { add: (scope) => add(state, evaluate(scope)), result: () => end(state) };
    };
  };

const total = (end: (state: Total) => unknown) =>
  gathering(
    () => new Total(),
    (state, value) => state.add(value),
    end,
  );

const listing = (end: (values: unknown[]) => unknown) =>
  gathering<unknown[]>(
    () => [],
    (values, value) => void values.push(value),
    end,
  );

const extreme = (sign: 1 | -1) =>
  gathering<{ best: unknown }>(
    () => ({ best: null }),
    (state, value) => (state.best = extremeOf([state.best, value], sign)),
    ({ best }) => best,
  );

const first = gathering<{ value?: unknown }>(
  () => ({}),
  (state, value) => void ('value' in state || (state.value = value)),
  ({ value }) => value ?? null,
);

const last = gathering<{ value?: unknown }>(
  () => ({}),
  (state, value) => (state.value = value),
  ({ value }) => value ?? null,
);

const addToSet = gathering(
  () => new DistinctValues(),
  (set, value) => void (value !== undefined && set.add(value)),
  (set) => set.list(),
);

function deviation(values: unknown[], sampled: boolean): number | null {
  const numbers = values.filter(isNumeric).map(toDouble);
  const divisor = numbers.length - (sampled ? 1 : 0);
  if (divisor <= 0) return null;
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((squares, value) => squares + (value - mean) ** 2, 0) / divisor);
}

/** `$firstN` and its like: `{ input, n }`; `n` may not depend on the documents. */
const several =
  (pick: (values: unknown[], n: number) => unknown[]): AccumulatorCompiler =>
  (operand, name) => {
    const { input, n } = namedOperands(name, operand, ['input', 'n']);
    const evaluate = compileScoped(input);
    const count = countOf(name, n);
    return () => {
      const values: unknown[] = [];
      return { add: (scope) => void values.push(evaluate(scope) ?? null), result: () => pick(values, count) };
    };
  };

const bySort = (sign: 1 | -1) => (values: unknown[], n: number) =>
  values
    .filter((value) => value !== null)
    .sort((a, b) => sign * compare(a, b))
    .slice(0, n);

/** `$top` and its like: the outputs of the documents that come first or last by `sortBy`. */
const ranked =
  (from: 'top' | 'bottom', single: boolean): AccumulatorCompiler =>
  (operand, name) => {
    const operands = namedOperands(name, operand, ['sortBy', 'output', ...(single ? [] : ['n'])]);
    if (!isObject(operands.sortBy)) throw new MongoError(10065, `${name} needs 'sortBy' to be an object`);
    const { sort } = compileSort(operands.sortBy);
    const output: Evaluate = compileScoped(operands.output);
    const count = single ? 1 : countOf(name, operands.n);
    return () => {
      const scopes = new Map<Fields, Scope>();
      return {
        add: (scope) => void scopes.set(scope.root, scope),
        result: () => {
          const inOrder = sort(scopes.keys()).map((doc) => output(scopes.get(doc) as Scope) ?? null);
          const picked = from === 'top' ? inOrder.slice(0, count) : inOrder.slice(-count);
          return single ? (picked[0] ?? null) : picked;
        },
      };
    };
  };

function countOf(name: string, n: unknown): number {
  const count = isNumeric(n) ? toDouble(n) : NaN;
  if (Number.isInteger(count) && count > 0) return count;
  throw new MongoError(5787908, `'n' of ${name} must be a positive whole number, found ${typeName(n)}`);
}

const ACCUMULATORS: Readonly<Record<string, AccumulatorCompiler>> = {
  $sum: total((state) => state.sum()),
  $avg: total((state) => state.average()),
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: listing((values) => values.filter((value) => value !== undefined)),
  $addToSet: addToSet,
  $mergeObjects: listing(mergeObjects),
  $count: (operand) => {
    if (isObject(operand) && Object.keys(operand).length === 0)
      return (ACCUMULATORS.$sum as AccumulatorCompiler)(1, '$sum');
    throw new MongoError(9, '$count takes no arguments, i.e. $count:{}');
  },
  $stdDevPop: listing((values) => deviation(values, false)),
  $stdDevSamp: listing((values) => deviation(values, true)),
  $firstN: several((values, n) => values.slice(0, n)),
  $lastN: several((values, n) => values.slice(-n)),
  $minN: several(bySort(1)),
  $maxN: several(bySort(-1)),
  $top: ranked('top', true),
  $bottom: ranked('bottom', true),
  $topN: ranked('top', false),
  $bottomN: ranked('bottom', false),
};
