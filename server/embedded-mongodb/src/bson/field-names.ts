import { MongoError } from '../errors.js';

const SLOTS = 4096;
const LONGEST = 64;
const known = new Array<string | undefined>(SLOTS);

/**
 * The name that begins at `at` and ends with a zero byte. Documents of a collection repeat their names, so they are kept: looking
 * one up costs less than making its text anew.
 */
export function nameAt(bytes: Buffer, at: number): string {
  let hash = 0;
  let end = at;
  for (let byte = bytes[end]; byte !== 0; byte = bytes[++end]) {
    if (byte === undefined) throw new MongoError(22, 'InvalidBSON: a field name without an end');
    hash = (hash * 31 + byte) | 0;
  }
  const slot = hash & (SLOTS - 1);
  const found = known[slot];
  if (found !== undefined && isAt(found, bytes, at, end)) return found;
  const name = bytes.toString('utf8', at, end);
  if (name.length === end - at && name.length <= LONGEST) known[slot] = name;
  return name;
}

/** Whether the bytes are this name; only names of one byte a character are kept. */
function isAt(name: string, bytes: Buffer, at: number, end: number): boolean {
  if (name.length !== end - at) return false;
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name.charCodeAt(i)) return false;
  return true;
}
