import { accessSync, constants, statfsSync } from 'node:fs';
import { MongoError } from '../errors.js';

/** The data cannot be opened; `code` says why in one word. */
export class CannotOpen extends Error {
  constructor(
    readonly code: 'NOT_WRITABLE' | 'CORRUPTED' | 'DISK_FULL',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'CannotOpen';
  }
}

const CORRUPTED = /MDB_(CORRUPTED|INVALID|PAGE_NOTFOUND|VERSION_MISMATCH)/;
const DISK_FULL = /No space left|ENOSPC|MDB_MAP_FULL|not enough space/i;

/** What went wrong at opening, in words that say what to do; any other error as it is. */
export function openingError(error: unknown, folder: string): unknown {
  const { message, code } = error as { message: string; code?: string };
  if (CORRUPTED.test(message))
    return new CannotOpen(
      'CORRUPTED',
      `data.lmdb is damaged or no database (${message}); restore a dump`,
      error,
    );
  if (DISK_FULL.test(message)) return new CannotOpen('DISK_FULL', 'the disk is full', error);
  if (code === 'EACCES' || code === 'EROFS' || !isWritable(folder))
    return new CannotOpen('NOT_WRITABLE', 'the folder is read-only for this user', error);
  return error;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A page of which only a part found room is told as a fault of the disk. */
const HALF_WRITTEN = /Input\/output error/i;
const ROOM_BYTES = 1_048_576;

/** Whether there is room to write on the disk that holds this; LMDB ends the process where there is none for its lock file. */
export function hasRoom(path: string): boolean {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize > ROOM_BYTES;
}

/** The error of a write: LMDB tells a commit's cause beside it. A full disk and a damaged file get MongoDB's codes. */
export async function commitError(error: unknown, file: string): Promise<unknown> {
  if (error instanceof MongoError) return error;
  const told = (error as { commitError?: Promise<never> }).commitError;
  const cause = told ? await told.catch((reason: unknown) => reason) : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (DISK_FULL.test(message) || (HALF_WRITTEN.test(message) && !hasRoom(file)))
    return new MongoError(
      14031,
      'The disk is full: nothing of this write was stored, and all else is as it was.',
    );
  if (CORRUPTED.test(message))
    return new MongoError(269, `data.lmdb is damaged (${message}); restore a dump`);
  return cause;
}
