import { toDouble } from '../bson/exact.js';
import { typeName } from '../bson/names.js';
import { isNumeric, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { elementTest } from '../query/field.js';
import { compileFilter } from '../query/filter.js';
import { matchedPosition } from '../query/positional.js';

/** Gives what a projection keeps of a field; `undefined` leaves the field out. */
export type ArrayProjection = (value: unknown, doc: Fields) => unknown;

/** `{ $slice: count }` or `{ $slice: [skip, count] }`. */
export function parseSlice(operand: unknown): ArrayProjection {
  const numbers = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((part) =>
    isNumeric(part) ? Math.trunc(toDouble(part)) : NaN,
  );
  if (numbers.some(Number.isNaN) || numbers.length > 2 || numbers.length === 0) {
    throw new MongoError(
      28667,
      `Invalid $slice syntax: a number or [skip, count], found ${typeName(operand)}`,
    );
  }
  const [first, count] = numbers as [number, number | undefined];
  if (count === undefined)
    return onArrays((elements) => (first >= 0 ? elements.slice(0, first) : elements.slice(first)));
  if (count <= 0)
    throw new MongoError(28724, `First argument to $slice must be positive, but is of value ${count}`);
  return onArrays((elements) => {
    const from = first >= 0 ? first : Math.max(0, elements.length + first);
    return elements.slice(from, from + count);
  });
}

function onArrays(slice: (elements: unknown[]) => unknown[]): ArrayProjection {
  return (value) => (Array.isArray(value) ? slice(value) : value);
}

/** `{ $elemMatch: … }`: the first element that passes, alone in an array. */
export function parseElemMatch(operand: unknown): ArrayProjection {
  const test = elementTest(operand, (filter) => compileFilter(filter));
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const position = value.findIndex(test);
    return position < 0 ? undefined : [value[position] as unknown];
  };
}

/** `field.$`: the element by which the query matched, alone in an array. */
export function parsePositional(path: string, filter: Fields): ArrayProjection {
  const matched = matchedPosition(filter);
  return (value, doc) => {
    if (!Array.isArray(value)) return value;
    const position = matched(doc, path);
    if (position >= 0) return [value[position] as unknown];
    throw new MongoError(
      51246,
      `positional operator '.$' couldn't find a matching element in the array ${path}`,
    );
  };
}
