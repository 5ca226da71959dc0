import { show } from '../bson/names.js';
import { fieldOf, isIndex } from '../bson/paths.js';
import { assign } from '../bson/promote.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';

const MOST_BACKFILL = 1_500_000;

/** Writes a value at a path of concrete names and positions, making missing parents. */
export function setAt(root: Fields, path: readonly string[], value: unknown): void {
  let holder: unknown = root;
  path.forEach((component, i) => {
    if (i === path.length - 1) return put(holder, path, i, value);
    let next = child(holder, component);
    if (next === undefined) {
      next = {};
      put(holder, path, i, next);
    }
    holder = next;
  });
}

/** Removes what is at a path; an array keeps its length and gets null instead. Missing is fine. */
export function unsetAt(root: Fields, path: readonly string[]): void {
  const holder = path.slice(0, -1).reduce<unknown>(child, root);
  const last = path.at(-1) as string;
  if (isObject(holder)) delete holder[last];
  else if (Array.isArray(holder) && isIndex(last) && Number(last) < holder.length)
    holder[Number(last)] = null;
}

/** What is under a name in a document or at a position in an array. */
export function child(holder: unknown, component: string): unknown {
  if (Array.isArray(holder)) return isIndex(component) ? (holder[Number(component)] as unknown) : undefined;
  return isObject(holder) ? fieldOf(holder, component) : undefined;
}

function put(holder: unknown, path: readonly string[], at: number, value: unknown): void {
  const component = path[at] as string;
  if (isObject(holder)) return assign(holder, component, value);
  if (Array.isArray(holder) && isIndex(component))
    return putElement(holder as unknown[], Number(component), value);
  throw new MongoError(
    28,
    `Cannot create field '${component}' in element {${path[at - 1]}: ${show(holder)}}`,
  );
}

function putElement(elements: unknown[], position: number, value: unknown): void {
  if (position - elements.length > MOST_BACKFILL) {
    throw new MongoError(34, `can't backfill more than ${MOST_BACKFILL} elements`);
  }
  while (elements.length < position) elements.push(null);
  elements[position] = value;
}
