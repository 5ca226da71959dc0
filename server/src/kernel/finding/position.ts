import { limits } from '@duijie/shared';
import { invalid } from '../errors.js';
import { type PageRequest } from '../pagination.js';

/** Which hits of an answer: so many from an offset. */
export interface Position {
  readonly offset: number;
  readonly size: number;
}

/** Found things have no key to go on from: their cursors count them. Throws InvalidInput for a bad size or cursor. */
export function positionOf({ first, after }: PageRequest): Position {
  const size = first ?? 20;
  if (!Number.isInteger(size) || size < 0 || size > limits.pageSize)
    throw invalid('first', 'OUT_OF_RANGE', `between 0 and ${limits.pageSize}`);
  return { size, offset: after ? offsetOf(after) : 0 };
}

/** The cursor of the hit at an offset. */
export function cursorAt(offset: number): string {
  return Buffer.from(`found ${offset + 1}`).toString('base64url');
}

function offsetOf(cursor: string): number {
  const count = /^found (\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (count === undefined) throw invalid('after', 'BAD_CURSOR', 'not a cursor of this list');
  return Number(count);
}

/** The pages, of this size and counted from 1, on which the position lies: one or two. */
export function pagesOf({ offset, size }: Position): number[] {
  if (size === 0) return [1];
  const page = Math.floor(offset / size) + 1;
  return offset % size === 0 ? [page] : [page, page + 1];
}
