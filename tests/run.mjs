import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// Runs every test of the repository, or those that the arguments choose (they are jest's), and closes with one line of counts.
// Whatever the tests leave in the temporary folder goes with it, even when they are interrupted.
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(temporaryFolder(), 'duijie-tests-'));
const resultFile = join(folder, 'result.json');
const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };

/** In memory where the system offers a folder there with room: the database waits for the disk at every commit. */
function temporaryFolder() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return process.env.TMPDIR || bavail * bsize < 1_000_000_000 ? tmpdir() : '/dev/shm';
  } catch {
    return tmpdir();
  }
}

function readResult() {
  try {
    return JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function close(code, signal) {
  const result = readResult();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  if (!result) console.log(`The tests ended without a result (${signal ?? `code ${code}`}).`);
  const { passed, failed, skipped } = result ?? { passed: 0, failed: 1, skipped: [] };
  for (const title of skipped) console.log(`skipped: ${title}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  process.exitCode = code === 0 && failed === 0 ? 0 : code || 1;
}

const jest = spawn(
  process.execPath,
  [
    // Most of what runs here runs a few times: compiled at once and simply it is cheaper than interpreted.
    '--always-sparkplug',
    // The two workers fill two cores: room for what is young, and no further threads that collect it.
    '--min-semi-space-size=32',
    '--max-semi-space-size=64',
    '--single-threaded-gc',
    '--conditions=development',
    '--enable-source-maps',
    '--import',
    new URL('setup/native/register.mjs', import.meta.url).href,
    join(root, 'node_modules/jest/bin/jest.js'),
    '--config',
    join(root, 'jest.config.mjs'),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...temporary, NODE_ENV: 'test', TEST_RESULT_FILE: resultFile },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', close);
