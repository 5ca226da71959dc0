import { toDouble } from './exact.js';
import { isNumeric } from './types.js';

/** Truth as BSON has it: everything but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}
