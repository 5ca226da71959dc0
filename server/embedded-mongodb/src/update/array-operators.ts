import { equals } from '../bson/compare.js';
import { show, typeName } from '../bson/names.js';
import { clone } from '../bson/promote.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Test } from '../query/condition.js';
import { isOperators } from '../query/field.js';
import { compileFilter } from '../query/filter.js';
import { isRegex } from '../query/regex.js';
import { sortElements } from '../query/sort.js';
import { type FieldOperator, wholeNumber } from './field-operators.js';

const PUSH_CLAUSES = ['$each', '$slice', '$sort', '$position'];
const LOGICAL = ['$and', '$or', '$nor', '$expr'];

const push: FieldOperator = (current, argument, { path, id }) => {
  if (current !== undefined && !Array.isArray(current)) {
    throw new MongoError(
      2,
      `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${show(id)}}`,
    );
  }
  const elements = [...((current as unknown[] | undefined) ?? [])];
  if (!isObject(argument) || !('$each' in argument)) return [...elements, clone(argument)];
  const unknown = Object.keys(argument).find((key) => !PUSH_CLAUSES.includes(key));
  if (unknown !== undefined) throw new MongoError(2, `Unrecognized clause in $push: ${unknown}`);
  insertEach(elements, eachOf('$push', argument.$each, 2), argument.$position);
  const sorted = argument.$sort === undefined ? elements : sortElements(elements, argument.$sort);
  return sliced(sorted, argument.$slice);
};

function insertEach(elements: unknown[], added: unknown[], position: unknown): void {
  if (position === undefined) return void elements.push(...added);
  const at = wholeNumber(position, 'The value for $position must be an integer value');
  elements.splice(at < 0 ? Math.max(0, elements.length + at) : at, 0, ...added);
}

function sliced(elements: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return elements;
  const count = wholeNumber(slice, 'The value for $slice must be an integer value');
  return count >= 0 ? elements.slice(0, count) : elements.slice(count);
}

function eachOf(operator: string, each: unknown, code: number): unknown[] {
  if (Array.isArray(each)) return clone(each as unknown[]);
  throw new MongoError(
    code,
    `The argument to $each in ${operator} must be an array but it was of type: ${typeName(each)}`,
  );
}

const addToSet: FieldOperator = (current, argument, { field }) => {
  if (current !== undefined && !Array.isArray(current)) {
    throw new MongoError(
      2,
      `Cannot apply $addToSet to non-array field. Field named '${field}' has non-array type ${typeName(current)}`,
    );
  }
  const added =
    isObject(argument) && '$each' in argument ? eachOf('$addToSet', argument.$each, 14) : [clone(argument)];
  const elements = [...((current as unknown[] | undefined) ?? [])];
  for (const element of added) {
    if (!elements.some((present) => equals(present, element))) elements.push(element);
  }
  return elements;
};

const pop: FieldOperator = (current, argument, { path }) => {
  const end = wholeNumber(argument, `Expected an integer: ${path}: ${show(argument)}`);
  if (Math.abs(end) !== 1) throw new MongoError(9, `$pop expects 1 or -1, found: ${end}`);
  if (current === undefined) return undefined;
  if (!Array.isArray(current)) {
    throw new MongoError(14, `Path '${path}' contains an element of non-array type '${typeName(current)}'`);
  }
  return end < 0 ? (current.slice(1) as unknown[]) : (current.slice(0, -1) as unknown[]);
};

const remove =
  (operator: string, testOf: (argument: unknown) => Test): FieldOperator =>
  (current, argument) => {
    const matches = testOf(argument);
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) throw new MongoError(2, `Cannot apply ${operator} to a non-array value`);
    return current.filter((element) => !matches(element)) as unknown[];
  };

// Operators and patterns look at the element itself, documents without operators at its fields.
function pullTest(argument: unknown): Test {
  const onFields =
    isObject(argument) && (!isOperators(argument) || LOGICAL.includes(Object.keys(argument)[0] ?? ''));
  if (onFields) {
    const matches = compileFilter(argument);
    return (element) => isObject(element) && matches(element);
  }
  if (isObject(argument) || isRegex(argument)) {
    const matches = compileFilter({ element: argument });
    return (element) => matches({ element });
  }
  return (element) => equals(element, argument);
}

function pullAllTest(argument: unknown): Test {
  if (!Array.isArray(argument)) {
    throw new MongoError(2, `$pullAll requires an array argument but was given a ${typeName(argument)}`);
  }
  return (element) => argument.some((removed) => equals(removed, element));
}

/** Operators on arrays. */
export const arrayOperators: Readonly<Record<string, FieldOperator>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: remove('$pull', pullTest),
  $pullAll: remove('$pullAll', pullAllTest),
};
