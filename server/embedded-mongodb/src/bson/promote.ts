import { type Double, type Int32 } from 'bson';
import { isObject, wrapperOf } from './types.js';

/** A copy in which every Int32 and Double is a plain number, the form filters and expressions work on. */
export function promote<T>(value: T): T;
export function promote(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => promote(element));
  if (isObject(value)) return mapFields(value, promote);
  const wrapper = wrapperOf(value);
  return wrapper === 'Int32' || wrapper === 'Double' ? (value as Int32 | Double).valueOf() : value;
}

/** A copy whose documents and arrays are new, down to the leaves. */
export function clone<T>(value: T): T;
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => clone(element));
  return isObject(value) ? mapFields(value, clone) : value;
}

function mapFields(
  fields: Record<string, unknown>,
  map: (value: unknown) => unknown,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) assign(copy, key, map(fields[key]));
  return copy;
}

/** Sets an own field, also one called `__proto__`, which plain assignment would take for the prototype. */
export function assign(fields: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') fields[key] = value;
  else Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
}
