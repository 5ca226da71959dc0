import { equals } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { typeName } from '../bson/names.js';
import { isTrue } from '../bson/truth.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { sortElements } from '../query/sort.js';
import { type Compile, namedOperands, type OperatorCompiler, strict } from './compile.js';
import { bind, type Evaluate, type Scope } from './scope.js';
import { extremeOf } from './totals.js';

const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The elements of an operand; refuses what is neither an array nor nothing. */
function elementsOf(name: string, code: number, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new MongoError(code, `The argument to ${name} must be an array, but was of type: ${typeName(value)}`);
}

function wholeNumber(name: string, value: unknown): number {
  const number = isNumeric(value) ? toDouble(value) : NaN;
  if (Number.isInteger(number)) return number;
  throw new MongoError(28690, `${name} requires an integer, but its argument is a ${typeName(value)}`);
}

function elementAt(value: unknown, position: unknown): unknown {
  if (isNullish(value) || isNullish(position)) return null;
  return elementsOf('$arrayElemAt', 28689, value).at(wholeNumber('$arrayElemAt', position));
}

function slice(value: unknown, first: unknown, count?: unknown): unknown {
  if (isNullish(value) || isNullish(first)) return null;
  const elements = elementsOf('$slice', 28724, value);
  const start = wholeNumber('$slice', first);
  if (count === undefined) return start >= 0 ? elements.slice(0, start) : elements.slice(start);
  if (count === null) return null;
  const length = wholeNumber('$slice', count);
  if (length <= 0)
    throw new MongoError(28729, `Third argument to $slice must be positive, but is of value ${length}`);
  const from = start >= 0 ? start : Math.max(0, elements.length + start);
  return elements.slice(from, from + length);
}

function concat(...arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  return arrays.flatMap((array) => elementsOf('$concatArrays', 28664, array));
}

function contains(value: unknown, array: unknown): boolean {
  return elementsOf('$in', 40081, array).some((element) => equals(element, value));
}

function indexOf(array: unknown, value: unknown, from: unknown = 0, to?: unknown): unknown {
  if (isNullish(array)) return null;
  const elements = elementsOf('$indexOfArray', 40090, array);
  const start = wholeNumber('$indexOfArray', from);
  const end = isNullish(to) ? elements.length : wholeNumber('$indexOfArray', to);
  return elements.findIndex((element, i) => i >= start && i < end && equals(element, value));
}

interface Loop {
  input: Evaluate;
  name: string;
}

function loop(operator: string, operands: Record<string, unknown>, compile: Compile): Loop {
  const name = operands.as ?? 'this';
  if (typeof name !== 'string') throw new MongoError(16866, `${operator}: 'as' must be a variable name`);
  return { input: compile(operands.input), name };
}

const filter: OperatorCompiler = (operand, compile, operator) => {
  const operands = namedOperands(operator, operand, ['input', 'cond'], ['as', 'limit']);
  const { input, name } = loop(operator, operands, compile);
  const test = compile(operands.cond);
  const limit = compile(operands.limit ?? null);
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    const kept = elementsOf(operator, 28651, value).filter((element) =>
      isTrue(test(bind(scope, name, element))),
    );
    const most = limit(scope);
    return isNullish(most) ? kept : kept.slice(0, wholeNumber(operator, most));
  };
};

const map: OperatorCompiler = (operand, compile, operator) => {
  const operands = namedOperands(operator, operand, ['input', 'in'], ['as']);
  const { input, name } = loop(operator, operands, compile);
  const body = compile(operands.in);
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    return elementsOf(operator, 16883, value).map((element) => body(bind(scope, name, element)) ?? null);
  };
};

const reduce: OperatorCompiler = (operand, compile, operator) => {
  const operands = namedOperands(operator, operand, ['input', 'initialValue', 'in']);
  const [input, initial, body] = [operands.input, operands.initialValue, operands.in].map(compile) as [
    Evaluate,
    Evaluate,
    Evaluate,
  ];
  const step = (scope: Scope) => (value: unknown, element: unknown) =>
    body(bind(bind(scope, 'value', value), 'this', element));
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return null;
    return elementsOf(operator, 40080, value).reduce(step(scope), initial(scope));
  };
};

const sortArray: OperatorCompiler = (operand, compile, operator) => {
  const operands = namedOperands(operator, operand, ['input', 'sortBy']);
  const input = compile(operands.input);
  return (scope) => {
    const value = input(scope);
    return isNullish(value) ? null : sortElements(elementsOf(operator, 2942504, value), operands.sortBy);
  };
};

const spread = (apply: (values: unknown[]) => unknown): OperatorCompiler =>
  strict((...values) =>
    apply(values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values),
  );

const end = (name: string, position: number): OperatorCompiler =>
  strict((value) => (isNullish(value) ? null : elementsOf(name, 28689, value).at(position)), 1);

function toObject(value: unknown): unknown {
  if (isNullish(value)) return null;
  return Object.fromEntries(
    elementsOf('$arrayToObject', 40386, value).map((entry) => {
      const [key, field] = Array.isArray(entry)
        ? (entry as unknown[])
        : isObject(entry)
          ? [entry.k, entry.v]
          : [];
      if (typeof key === 'string') return [key, field];
      throw new MongoError(40394, '$arrayToObject requires keys of type string');
    }),
  );
}

/** Arrays: reaching in, cutting, joining, mapping. */
export const arrayOperators: Readonly<Record<string, OperatorCompiler>> = {
  $arrayElemAt: strict(elementAt, 2),
  $first: end('$first', 0),
  $last: end('$last', -1),
  $size: strict((value) => elementsOf('$size', 17124, value).length, 1),
  $slice: strict(slice, { from: 2, to: 3 }),
  $concatArrays: strict(concat),
  $isArray: strict((value) => Array.isArray(value), 1),
  $in: strict(contains, 2),
  $indexOfArray: strict(indexOf, { from: 2, to: 4 }),
  $reverseArray: strict(
    (value) => (isNullish(value) ? null : elementsOf('$reverseArray', 34435, value).toReversed()),
    1,
  ),
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $sortArray: sortArray,
  $arrayToObject: strict(toObject, 1),
  $min: spread((values) => extremeOf(values, -1)),
  $max: spread((values) => extremeOf(values, 1)),
};
