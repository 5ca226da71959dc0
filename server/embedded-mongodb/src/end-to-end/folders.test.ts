import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { freshDirectory, serve } from './served.test-support.js';

const LOADER = new URL('../../development/register.mjs', import.meta.url).href;
const OPENER = fileURLToPath(new URL('./unprivileged.test-support.ts', import.meta.url));
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Why directories cannot be opened here as somebody who may not write them; empty when they can. */
function obstacle(): string {
  if (!process.getuid) return 'this system has no such users';
  if (!isRoot) return '';
  const reads = spawnSync('test', ['-r', OPENER], { uid: NOBODY, gid: NOBODY });
  return reads.status === 0 ? '' : 'another user cannot read the sources';
}

/** Opens the directories in a process of its own, as that user or as this one; gives a code and a message for each. */
function opened(paths: readonly string[], user: string): string[] {
  const args = ['--import', LOADER, OPENER, user, ...paths];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
}

const unprivileged = obstacle();
describe('a folder that may not be written', () => {
  const titled = unprivileged ? it.skip : it;
  titled(`is named, and what to do${unprivileged && ` (${unprivileged})`}`, async () => {
    const folder = freshDirectory();
    const [empty, full] = [join(folder, 'empty'), join(folder, 'full')];
    mkdirSync(empty);
    const served = await serve(full);
    await served.client.close();
    await served.server.close();
    for (const path of [empty, full, folder]) chmodSync(path, 0o555);
    for (const file of ['data.lmdb', 'data.lmdb-lock']) chmodSync(join(full, file), 0o444);
    try {
      const answers = opened([empty, full, join(folder, 'missing')], isRoot ? String(NOBODY) : '');
      expect(answers).toHaveLength(3);
      for (const answer of answers) expect(answer).toMatch(/^NOT_WRITABLE .*read-only for this user/);
    } finally {
      for (const path of [empty, full, folder]) chmodSync(path, 0o755);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const mounted = freshDirectory();
const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
const isMounted = isRoot && mount('-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mounted);

afterAll(() => {
  if (isMounted) spawnSync('umount', ['-l', mounted]);
  rmSync(mounted, { recursive: true, force: true });
});

describe('a full disk', () => {
  const titled = isMounted ? it : it.skip;
  const reason = isMounted ? '' : ' (a small disk cannot be mounted here)';
  afterEach(() => {
    if (isMounted) execFileSync('sh', ['-c', `rm -rf ${mounted}/*`]);
  });

  titled(
    `refuses what it has no room for, keeps the rest, and goes on when there is room${reason}`,
    async () => {
      const served = await serve(join(mounted, 'data'));
      const things = served.db.collection('things');
      const text = 'x'.repeat(100_000);
      let stored = 0;
      const codes = new Set<unknown>();
      const fill = async () => {
        try {
          for (let n = 0; n < 1000; n++, stored++) await things.insertOne({ text });
        } catch (error) {
          codes.add((error as { code: unknown }).code);
        }
      };
      await Promise.all([fill(), fill(), fill()]);
      expect(codes).toEqual(new Set([14031]));
      expect(stored).toBeGreaterThan(10);
      await expect(things.countDocuments({ text })).resolves.toBe(stored);
      await expect(served.db.command({ validate: 'things' })).resolves.toMatchObject({ valid: true });
      expect(mount('-o', 'remount,size=40m', mounted)).toBe(true);
      await things.insertOne({ text });
      await expect(things.countDocuments()).resolves.toBe(stored + 1);
      await served.stop();
      expect(mount('-o', 'remount,size=6m', mounted)).toBe(true);
    },
  );

  titled(`is named at opening${reason}`, () => {
    try {
      writeFileSync(join(mounted, 'filler'), Buffer.alloc(7_000_000));
    } catch {
      // It is full now.
    }
    const [answer] = opened([join(mounted, 'data')], '');
    expect(answer).toMatch(/^DISK_FULL /);
  });
});
