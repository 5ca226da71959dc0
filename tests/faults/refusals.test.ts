import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from './server-process.js';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'refusals-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Starts a server that cannot start; answers what it says to the operator. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, output } = await ServerProcess.run({ dataDir, env, patienceMs: 60_000 });
  expect(code).toBe(1);
  // A message, not a stack trace.
  expect(output).not.toMatch(/^\s+at .+:\d+:\d+/m);
  return output;
}

describe('a start that cannot succeed ends with code 1 and says why:', () => {
  it('variables that are wrong, each of them and what it may be', async () => {
    const wrong = [
      ['PORT', 'eighty', 'a whole number from 0 to 65535'],
      ['DUIJIE_WORLD', 'atlantis', 'none'],
      ['LOG_LEVEL', 'loud', 'info'],
      ['DUIJIE_DATADIR', '/srv', 'DUIJIE_DATA_DIR'],
    ];
    const output = await refusal(Object.fromEntries(wrong.map(([name, given]) => [name, given])));
    for (const [name, given, allowed] of wrong) {
      const line = output.split('\n').find((each) => each.includes(`${name!} is "${given!}"`));
      expect(line).toContain(allowed);
    }
  });

  it('a MongoDB that nobody answers for', async () => {
    const output = await refusal({ MONGODB_URI: 'mongodb://user:hush@127.0.0.1:1/duijie' });
    expect(output).toContain('The MongoDB at 127.0.0.1:1 cannot be used');
    expect(output).toContain('MONGODB_URI');
    expect(output).not.toContain('hush');
  });

  it('a port that is taken', async () => {
    const [server, port] = await listening();
    try {
      expect(await refusal({ PORT: String(port) })).toContain(`127.0.0.1:${port}`);
    } finally {
      server.close();
    }
  });

  it('a data folder that another server has', async () => {
    const first = await ServerProcess.start({ dataDir, patienceMs: 60_000 });
    try {
      const output = await refusal({});
      expect(output).toContain(`already running on the data folder ${dataDir}`);
      expect(output).toContain('DUIJIE_DATA_DIR');
      // The first one has noticed nothing.
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    } finally {
      await first.kill();
    }
  });
});

async function listening(): Promise<[Server, number]> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, (server.address() as { port: number }).port];
}
