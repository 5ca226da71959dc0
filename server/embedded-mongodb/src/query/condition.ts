import { someValue } from '../bson/paths.js';
import { type Fields } from '../bson/types.js';

/** A test of one value; missing is `undefined`. */
export type Test = (value: unknown) => boolean;

/** What a filter asks of one field, before it is known where the field is. */
export type Condition =
  /** Passes when the value or, if it is an array, one of its elements does; `whole` looks at the array only. */
  | { readonly kind: 'test'; readonly test: Test; readonly whole?: boolean; readonly element?: Test }
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition };

/** Applies a condition to the values a path reaches in a document. */
export function atPath(condition: Condition, path: readonly string[]): (doc: Fields) => boolean {
  if (condition.kind === 'all') {
    const tests = condition.conditions.map((part) => atPath(part, path));
    return (doc) => tests.every((test) => test(doc));
  }
  if (condition.kind === 'not') {
    const test = atPath(condition.condition, path);
    return (doc) => !test(doc);
  }
  const { test, whole } = condition;
  if (whole) return (doc) => someValue(doc, path, test);
  return (doc) =>
    someValue(
      doc,
      path,
      (value, ended) => (Array.isArray(value) && !ended && value.some(test)) || test(value),
    );
}

/** Applies a condition to one value as it stands, as `$elemMatch` does with the elements of an array. */
export function onValue(condition: Condition): Test {
  if (condition.kind === 'test') return condition.test;
  if (condition.kind === 'not') {
    const test = onValue(condition.condition);
    return (value) => !test(value);
  }
  const tests = condition.conditions.map(onValue);
  return (value) => tests.every((test) => test(value));
}
