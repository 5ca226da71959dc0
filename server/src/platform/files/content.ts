import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, statSync, unlinkSync, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable } from 'node:stream';
import { FileRefused } from './errors.js';

export const LARGEST_FILE = 20 * (1 << 20);

export interface Received {
  path: string;
  sha256: string;
  size: number;
}

/**
 * Bytes on disk, named by their SHA-256 and never by anything a client said. A file is complete and synced before it gets its name, and
 * its name is synced before anybody is told.
 */
export class ContentStore {
  private readonly incoming: string;

  constructor(private readonly folder: string) {
    this.incoming = join(folder, 'incoming');
  }

  /** Writes a stream to a temporary file; `inspect` looks at it before it is accepted. Whatever fails leaves nothing behind. */
  async receive(
    stream: Readable,
    inspect: (handle: FileHandle, size: number) => Promise<void>,
  ): Promise<Received> {
    await mkdir(this.incoming, { recursive: true });
    const path = join(this.incoming, randomUUID());
    const handle = await open(path, 'wx+', 0o600);
    try {
      const received = await copy(stream, handle);
      await inspect(handle, received.size);
      await handle.sync();
      return { path, ...received };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Gives a received file its final name, durably. Equal content already there is replaced by itself. */
  async keep({ path, sha256 }: Received): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    for (const folder of [dirname(target), dirname(dirname(target)), this.folder]) await syncFolder(folder);
  }

  read(sha256: string): ReadStream {
    return createReadStream(this.pathOf(sha256));
  }

  /** Removes what nobody refers to and what a crash left half-received, if older than `before`; gives the number removed. */
  async sweep(before: Date, referenced: (sha256s: string[]) => Promise<Set<string>>): Promise<number> {
    let removed = 0;
    for (const name of await namesIn(this.incoming))
      removed += removeIfOlder(join(this.incoming, name), before);
    for (const folder of await this.contentFolders()) {
      const names = await namesIn(folder);
      const kept = await referenced(names);
      for (const name of names) if (!kept.has(name)) removed += removeIfOlder(join(folder, name), before);
    }
    return removed;
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  private async contentFolders(): Promise<string[]> {
    const outer = (await namesIn(this.folder))
      .filter((name) => /^[0-9a-f]{2}$/.test(name))
      .map((name) => join(this.folder, name));
    const inner = await Promise.all(
      outer.map(async (folder) => (await namesIn(folder)).map((name) => join(folder, name))),
    );
    return inner.flat();
  }
}

async function copy(stream: Readable, handle: FileHandle): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_FILE)
      throw new FileRefused('TOO_LARGE', `a file may have at most ${LARGEST_FILE >> 20} MiB`);
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  if (size === 0) throw new FileRefused('EMPTY', 'the file is empty');
  return { sha256: hash.digest('hex'), size };
}

async function namesIn(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined);
  return found ? readdir(folder) : [];
}

// Looked at and removed in one turn: content that is uploaded again gets a new time, and must not be lost in between.
function removeIfOlder(path: string, before: Date): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.mtimeMs >= before.getTime()) return 0;
  unlinkSync(path);
  return 1;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and makes names durable by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
