import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = [
  'shared/src',
  'server/src',
  'server/dev',
  'server/embedded-mongodb',
  'seeds/src',
  'client/src',
  'tests',
];
const slices = ['accounts', 'organizations', 'challenges', 'reviews', 'teams', 'requirements', 'statistics'];
const sliceFiles = [
  'index',
  'model',
  'types',
  'policy',
  'workflow',
  'service',
  'loaders',
  'search',
  'resolver',
];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

let sources: Source[];

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter(({ name }) => !['dist', 'node_modules'].includes(name))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory()
        ? filesBelow(path)
        : Promise.resolve(/(?<!\.generated)\.(ts|tsx|mjs|cjs)$/.test(path) ? [path] : []);
    });
  return (await Promise.all(found)).flat();
}

beforeAll(async () => {
  const paths = (await Promise.all(folders.map((folder) => filesBelow(join(root, folder))))).flat();
  sources = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(path, 'utf8');
      return { path: relative(root, path).split(sep).join('/'), text, lines: text.split('\n').length - 1 };
    }),
  );
});

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
const below = (...prefixes: string[]) =>
  sources.filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)));

describe('files', () => {
  it('are small', () => {
    expect(sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
    const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200);
  });

  it('have names that say what is inside', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|tools?)(\.\w+)?\.(ts|tsx|mjs)$/;
    expect(sources.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it('of a slice are those of the closed list, or parts of one of them', () => {
    const allowed = new RegExp(
      `^server/src/(${slices.join('|')})/((${sliceFiles.join('|')})(\\.test)?\\.ts|(${sliceFiles.join('|')})/[a-z-]+(\\.test)?\\.ts)$`,
    );
    const inSlices = below(...slices.map((slice) => `server/src/${slice}/`));
    expect(inSlices.length).toBeGreaterThan(40);
    expect(inSlices.filter(({ path }) => !allowed.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it('hold no unfinished work', () => {
    const words = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'not ' + 'implemented'];
    const marks = new RegExp(`\\b(${words.join('|')})\\b|\\.sk${'ip'}\\(`);
    expect(sources.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('words', () => {
  it('of the domain are not known to the platform', () => {
    const domain = /\b(requirement|challenge|organi[sz]ation|enterprise|solution|judge|organizer)s?\b/i;
    const platform = below('server/src/platform/').filter(({ path }) => !path.endsWith('.test.ts'));
    expect(platform.filter(({ text }) => domain.test(withoutComments(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('of later slices are not known to the kernel, to accounts and to reviews', () => {
    // Not even in a comment or a test: another programme needs none of them.
    const later = /requirement|solution|docking/i;
    const earlier = below('server/src/kernel/', 'server/src/accounts/', 'server/src/reviews/');
    expect(earlier.length).toBeGreaterThan(60);
    expect(earlier.filter(({ path, text }) => later.test(path + text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('time and chance', () => {
  it('come from the kernel in domain code', () => {
    const own = /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(/;
    const domain = below(...slices.map((slice) => `server/src/${slice}/`), 'server/src/kernel/');
    const allowed = ['server/src/kernel/clock.ts', 'server/src/kernel/ids.ts'];
    expect(
      domain.filter(({ path, text }) => own.test(text) && !allowed.includes(path)).map(({ path }) => path),
    ).toEqual([]);
  });
});
