import { typeName } from '../bson/names.js';
import { fieldOf } from '../bson/paths.js';
import { assign } from '../bson/promote.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { namedOperands, type OperatorCompiler, strict } from './compile.js';
import { type Evaluate } from './scope.js';

const isNullish = (value: unknown) => value === null || value === undefined;

/** Later documents' fields win; null and missing count as empty. */
export function mergeObjects(values: Iterable<unknown>): Fields {
  const merged: Fields = {};
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isObject(value)) {
      throw new MongoError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
      );
    }
    for (const key of Object.keys(value)) assign(merged, key, value[key]);
  }
  return merged;
}

const getField: OperatorCompiler = (operand, compile, name) => {
  const { field, input } =
    isObject(operand) && 'field' in operand
      ? namedOperands(name, operand, ['field'], ['input'])
      : { field: operand, input: undefined };
  const key = fieldName(name, field, compile);
  const holder: Evaluate = input === undefined ? ({ root }) => root : compile(input);
  return (scope) => {
    const value = holder(scope);
    return isObject(value) ? fieldOf(value, key(scope)) : isNullish(value) ? value : undefined;
  };
};

const setField: OperatorCompiler = (operand, compile, name) => {
  const { field, input, value } = namedOperands(name, operand, ['field', 'input', 'value']);
  return replaceField(fieldName(name, field, compile), compile(input), compile(value));
};

const unsetField: OperatorCompiler = (operand, compile, name) => {
  const { field, input } = namedOperands(name, operand, ['field', 'input']);
  return replaceField(fieldName(name, field, compile), compile(input), () => undefined);
};

function replaceField(
  key: (scope: Parameters<Evaluate>[0]) => string,
  input: Evaluate,
  value: Evaluate,
): Evaluate {
  return (scope) => {
    const holder = input(scope);
    if (isNullish(holder)) return null;
    if (!isObject(holder))
      throw new MongoError(4161105, `$setField requires 'input' to evaluate to an object`);
    const changed = { ...holder };
    const replacement = value(scope);
    if (replacement === undefined) delete changed[key(scope)];
    else assign(changed, key(scope), replacement);
    return changed;
  };
}

function fieldName(name: string, field: unknown, compile: (expression: unknown) => Evaluate) {
  const evaluate = compile(field);
  return (scope: Parameters<Evaluate>[0]): string => {
    const key = evaluate(scope);
    if (typeof key === 'string') return key;
    throw new MongoError(
      3041704,
      `${name} requires 'field' to evaluate to type String, but got ${typeName(key)}`,
    );
  };
}

function toArray(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (isObject(value)) return Object.entries(value).map(([k, v]) => ({ k, v }));
  throw new MongoError(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
}

/** Documents as values. */
export const objectOperators: Readonly<Record<string, OperatorCompiler>> = {
  $mergeObjects: strict((...values) =>
    mergeObjects(values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values),
  ),
  $objectToArray: strict(toArray, 1),
  $getField: getField,
  $setField: setField,
  $unsetField: unsetField,
};
