import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type MongoError } from 'mongodb';
import { DATA_FILE, openStore } from '../storage/open.js';
import { serve, type Served } from './served.test-support.js';

const OPEN_FILES = '/proc/self/fd';
const O_DSYNC = 0o10000;

const onLinux = process.platform === 'linux' ? it : it.skip;

/** The engine's descriptors of its file: for pages, and for the two that say which pages are valid. */
function descriptorsOf(file: string): { pages: number; metadata: number } {
  const all = readdirSync(OPEN_FILES).filter((fd) => {
    const path = join(OPEN_FILES, fd);
    return existsSync(path) && readlinkSync(path) === file;
  });
  const isSynchronous = (fd: string) => {
    const [, flags = ''] = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? [];
    return (Number.parseInt(flags, 8) & O_DSYNC) !== 0;
  };
  return { pages: Number(all.find((fd) => !isSynchronous(fd))), metadata: Number(all.find(isSynchronous)) };
}

/** Puts another file under a descriptor, as a disk that fails under LMDB's hands. */
function replaced(descriptor: number, path: string, flags: string): void {
  closeSync(descriptor);
  const opened: number[] = [];
  do opened.push(openSync(path, flags));
  while (opened.at(-1) !== descriptor && opened.length < 1000);
  for (const other of opened) if (other !== descriptor) closeSync(other);
  expect(opened.at(-1)).toBe(descriptor);
}

/** How many things are on disk, as the next server finds them. */
function storedIn(path: string): number | undefined {
  const { catalogue, environment } = openStore(path);
  const stored = catalogue.get('test.things')?.count;
  void environment.close();
  return stored;
}

/** Writes at once that only share a commit, or come in the next: gives how many were stored and the others' codes. */
async function written({ db }: Served, count: number): Promise<{ stored: number; codes: Set<unknown> }> {
  const codes = new Set<unknown>();
  let stored = 0;
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      try {
        await db.collection('things').insertOne({ n });
        stored++;
      } catch (error) {
        codes.add((error as MongoError).code);
      }
    }),
  );
  return { stored, codes };
}

describe.each([
  ['a disk that takes nothing', (file: string) => file, 'r', 1],
  ['a full disk', () => '/dev/full', 'r+', 14031],
  ['a disk that takes what it does not keep', () => '/dev/null', 'r+', 1],
])('%s', (_title, behind, flags, code) => {
  onLinux(
    'fails every write; reading goes on, writing when the disk is back, and it can be stopped',
    async () => {
      const served = await serve();
      const things = served.db.collection('things');
      await things.createIndex({ n: 1 });
      await written(served, 20);
      const file = join(served.path, DATA_FILE);
      const { pages } = descriptorsOf(file);
      replaced(pages, behind(file), flags);
      await expect(written(served, 40)).resolves.toEqual({ stored: 0, codes: new Set([code]) });
      await expect(things.countDocuments({ n: { $gte: 0 } })).resolves.toBe(20);
      replaced(pages, file, 'r+');
      await expect(written(served, 20)).resolves.toEqual({ stored: 20, codes: new Set() });
      await expect(things.estimatedDocumentCount()).resolves.toBe(40);
      await expect(served.db.command({ validate: 'things' })).resolves.toMatchObject({ valid: true });
      replaced(pages, behind(file), flags);
      const writing = written(served, 40);
      await Promise.all([served.server.close(), served.client.close()]);
      expect((await writing).stored).toBe(0);
      expect(storedIn(served.path)).toBe(40);
    },
  );
});

describe('a disk that fails where a commit is sealed', () => {
  onLinux('fails every write from then on, and the server can be stopped', async () => {
    const served = await serve();
    await written(served, 20);
    const file = join(served.path, DATA_FILE);
    replaced(descriptorsOf(file).metadata, file, 'r');
    for (const _ of [1, 2])
      await expect(written(served, 40)).resolves.toEqual({ stored: 0, codes: new Set([1]) });
    await served.client.close();
    await served.server.close();
    expect(String(served.faults.at(-1))).toContain('until the database is started again');
    expect(storedIn(served.path)).toBe(20);
  });
});
