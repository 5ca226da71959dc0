import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill, kindsFor } from './documents.js';
import { type Figure } from './figure.js';
import { beside, type Extent, inserting, opening, reading } from './measures.js';
import { ServerProcess } from './server-process.js';

/** Fills two databases, a larger and a smaller, and measures in one run what the README promises of them. */
export async function bench(extent: Extent, tell: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-bench-'));
  const [large, small] = [join(folder, 'large'), join(folder, 'small')];
  const servers: ServerProcess[] = [];
  try {
    for (const [path, count] of [
      [small, extent.smaller],
      [large, extent.larger],
    ] as const) {
      const server = await ServerProcess.start(path);
      servers.push(server);
      await fill(server.db, count, kindsFor(extent.smaller));
      tell(`filled with ${count} documents`);
    }
    const [smaller, larger] = servers as [ServerProcess, ServerProcess];
    const figures = await reading(larger, smaller, extent);
    figures.push(...(await beside(larger, extent)));
    figures.push(await inserting(larger, extent));
    figures.push(...memory(larger, extent));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    return [...figures, await opening(large, small, extent)];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Taken last, after all else has been asked of the process. */
function memory(server: ServerProcess, { larger }: Extent): Figure[] {
  const value = server.anonymousMegabytes();
  const what = `anonymous resident memory with ${larger} documents`;
  return value === undefined ? [] : [{ what, value, unit: ' MB', target: { most: 400 }, from: 'RssAnon' }];
}
