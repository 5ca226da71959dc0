import { type Fields, isObject } from './types.js';

const INDEX = /^(0|[1-9]\d*)$/;

/** Whether a path component can be a position in an array. */
export function isIndex(component: string): boolean {
  return INDEX.test(component);
}

/** An own field of a document; never what objects inherit, whatever the field is called. */
export function fieldOf(fields: Fields, key: string): unknown {
  const value = fields[key];
  if (value === undefined || typeof value === 'function') return undefined;
  return key === '__proto__' && !Object.hasOwn(fields, key) ? undefined : value;
}

/** The value at a path in which numbers may be array positions; arrays are not searched. */
export function valueAt(holder: unknown, path: readonly string[]): unknown {
  let current = holder;
  for (const component of path) {
    if (Array.isArray(current))
      current = isIndex(component) ? (current[Number(component)] as unknown) : undefined;
    else current = isObject(current) ? fieldOf(current, component) : undefined;
  }
  return current;
}

/** Tells whether any value a path reaches passes; `ended` says that the path ended on an array position. */
export type Visitor = (value: unknown, ended: boolean) => boolean;

/**
 * Visits the values a query path reaches, searching arrays on the way, until the visitor says yes. A path that breaks
 * off visits `undefined` once; one that meets only scalars inside an array visits nothing.
 */
export function someValue(fields: Fields, path: readonly string[], visit: Visitor, at = 0): boolean {
  const value = fieldOf(fields, path[at] as string);
  if (at === path.length - 1) return visit(value, false);
  if (isObject(value)) return someValue(value, path, visit, at + 1);
  if (Array.isArray(value)) return someElement(value, path, visit, at + 1);
  return visit(undefined, false);
}

function someElement(elements: unknown[], path: readonly string[], visit: Visitor, at: number): boolean {
  const component = path[at] as string;
  const position = isIndex(component) ? Number(component) : -1;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (isObject(element) && someValue(element, path, visit, at)) return true;
    if (i === position && atPosition(element, path, visit, at)) return true;
  }
  return false;
}

function atPosition(element: unknown, path: readonly string[], visit: Visitor, at: number): boolean {
  if (at === path.length - 1) return visit(element, true);
  if (isObject(element)) return someValue(element, path, visit, at + 1);
  return Array.isArray(element) && someElement(element, path, visit, at + 1);
}
