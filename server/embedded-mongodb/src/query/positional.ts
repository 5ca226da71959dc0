import { type Document } from 'bson';
import { valueAt } from '../bson/paths.js';
import { promote } from '../bson/promote.js';
import { isObject } from '../bson/types.js';
import { atPath, type Condition, onValue, type Test } from './condition.js';
import { parseCondition } from './field.js';
import { compileFilter } from './filter.js';

/** The position of the first element of an array that made the filter match, -1 when none did. */
export type MatchedPosition = (doc: Document, arrayPath: string) => number;

/** What the positional `$` refers to, by the filter that selected the document. */
export function matchedPosition(filter: Document): MatchedPosition {
  const plain = promote(filter);
  return (doc, arrayPath) => {
    const elements = valueAt(doc, arrayPath.split('.'));
    return Array.isArray(elements) ? findIn(plain, doc, arrayPath, elements) : -1;
  };
}

// The last condition on the array decides, as it does in MongoDB, where each match overwrites the one before.
function findIn(filter: Document, doc: Document, arrayPath: string, elements: unknown[]): number {
  return Object.keys(filter).reduce((position, key) => {
    const found = findByField(filter, key, doc, arrayPath, elements);
    return found >= 0 ? found : position;
  }, -1);
}

function findByField(
  filter: Document,
  key: string,
  doc: Document,
  arrayPath: string,
  elements: unknown[],
): number {
  const operand: unknown = filter[key];
  if (key === '$and') {
    return (operand as Document[]).reduce((position, part) => {
      const found = findIn(part, doc, arrayPath, elements);
      return found >= 0 ? found : position;
    }, -1);
  }
  if (key === '$or') {
    const branch = (operand as Document[]).find((part) => compileFilter(part)(doc));
    return branch ? findIn(branch, doc, arrayPath, elements) : -1;
  }
  if (key !== arrayPath && !key.startsWith(`${arrayPath}.`)) return -1;
  const rest = key.slice(arrayPath.length + 1);
  const condition = parseCondition(operand, (inner) => compileFilter(inner));
  const parts = condition.kind === 'all' ? condition.conditions : [condition];
  const tests = parts.flatMap((part) => elementTest(part, rest) ?? []);
  const last = tests.at(-1);
  if (!last) return -1;
  const position = elements.findIndex((element) => tests.every((test) => test(element)));
  return position >= 0 ? position : elements.findIndex(last);
}

// A negated condition holds for the array as a whole, so no element can be named as the one that matched.
function elementTest(condition: Condition, rest: string): Test | null {
  if (condition.kind === 'not') return null;
  if (rest !== '') {
    const test = atPath(condition, rest.split('.'));
    return (element) => isObject(element) && test(element);
  }
  if (condition.kind === 'test' && condition.whole) return condition.element ?? null;
  return onValue(condition);
}
