import { type FileHandle } from 'node:fs/promises';
import { FileRefused } from './errors.js';

export interface Inspected {
  handle: FileHandle;
  size: number;
  head: Buffer;
  tail: Buffer;
}

/** Bytes `[offset, offset + length)`; shorter only at the end of the file. */
export async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

export function mismatch(format: string): FileRefused {
  return new FileRefused('CONTENT_MISMATCH', `the content is not that of a complete ${format} file`);
}
