import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
/** Where LMDB's meta page has what is checked. */
const META = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152, end: 160 };

/**
 * Says what is wrong with a file before LMDB maps it into memory, where damage would end the process: null for a sound file, or
 * none. Only its beginning is read; `validate` looks at the documents.
 */
export function damageOf(file: string): string | null {
  if (!existsSync(file)) return null;
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    return size === 0 ? null : damage(handle, size);
  } finally {
    closeSync(handle);
  }
}

function damage(handle: number, size: number): string | null {
  const first = metaAt(handle, 0);
  const pageSize = first?.readUInt32LE(META.pageSize) ?? 0;
  const second = pageSize >= 512 ? metaAt(handle, pageSize) : null;
  if (!first || !second) return 'it does not begin as a database does';
  const newest =
    first.readBigUInt64LE(META.transaction) > second.readBigUInt64LE(META.transaction) ? first : second;
  const needed = (newest.readBigUInt64LE(META.lastPage) + 1n) * BigInt(pageSize);
  // The last pages may have been freed before they were ever written, so that a sound file can be a little shorter.
  return needed > 4n * BigInt(size) ? `it has ${size} bytes where it should have ${needed}` : null;
}

function metaAt(handle: number, position: number): Buffer | null {
  const meta = Buffer.alloc(META.end);
  const read = readSync(handle, meta, 0, META.end, position);
  return read === META.end && meta.readUInt32LE(META.magic) === MAGIC ? meta : null;
}
