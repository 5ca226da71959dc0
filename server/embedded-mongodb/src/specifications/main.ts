import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.js';
import { requireRunnable, Skipped, type TestFile } from './format.js';
import { runTest } from './test-runner.js';

const SUITES = ['crud', 'transactions', 'retryable-writes'] as const;
/** How many tests of a suite must pass, of those that can be run. */
const REQUIRED: Readonly<Record<string, number>> = {
  crud: 326 / 332,
  transactions: 170 / 174,
  'retryable-writes': 108 / 112,
};

interface Result {
  executed: number;
  failures: string[];
  skipped: Map<string, number>;
}

/**
 * `main.js FOLDER`: runs the unified tests of a checkout of mongodb/specifications against this engine, or against the MongoDB
 * of TEST_MONGODB_URI, and prints for each suite what was executed, passed and skipped, and why.
 */
async function main(folder: string | undefined): Promise<void> {
  if (!folder)
    throw new Error('Name the folder of a checkout of mongodb/specifications (or set SPECIFICATIONS).');
  console.log(`mongodb/specifications at ${commitOf(folder)}, through the official driver`);
  const data = mkdtempSync(join(tmpdir(), 'embedded-mongodb-specifications-'));
  const server = process.env['TEST_MONGODB_URI']
    ? null
    : await startEmbeddedMongo({ path: data, testCommands: true });
  const uri = server?.uri ?? String(process.env['TEST_MONGODB_URI']);
  const admin = await new MongoClient(uri).connect();
  try {
    for (const suite of SUITES)
      report(suite, await runSuite(uri, admin, join(folder, 'source', suite, 'tests/unified')));
  } finally {
    await admin.close();
    await server?.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function runSuite(uri: string, admin: MongoClient, folder: string): Promise<Result> {
  const result: Result = { executed: 0, failures: [], skipped: new Map() };
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const file = BSON.EJSON.parse(readFileSync(join(folder, name), 'utf8'), { relaxed: true }) as TestFile;
    for (const test of file.tests) {
      const failure = await failureOf(async () => {
        requireRunnable(file.runOnRequirements);
        requireRunnable(test.runOnRequirements);
        if (test.skipReason) throw new Skipped(test.skipReason);
        await runTest(uri, admin, file, test);
      });
      if (record(result, `${name}: ${test.description}`, failure)) result.executed++;
    }
  }
  return result;
}

function record({ skipped, failures }: Result, title: string, failure: Error | undefined): boolean {
  if (!(failure instanceof Skipped)) {
    if (failure) failures.push(`${title}: ${failure.message.split('\n')[0]}`);
    return true;
  }
  skipped.set(failure.message, (skipped.get(failure.message) ?? 0) + 1);
  return false;
}

async function failureOf(run: () => Promise<void>): Promise<Error | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function report(suite: string, { executed, failures, skipped }: Result): void {
  const passed = executed - failures.length;
  const required = REQUIRED[suite] ?? 1;
  const verdict = passed / executed >= required ? 'met' : 'MISSED';
  console.log(
    `\n${suite}: ${executed} executed, ${passed} passed (${verdict}: ${(required * 100).toFixed(1)} % required)`,
  );
  for (const failure of failures) console.log(`  failed: ${failure}`);
  const total = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  console.log(`  skipped: ${total}`);
  for (const [reason, count] of [...skipped].sort((a, b) => b[1] - a[1]))
    console.log(`    ${count} × ${reason}`);
  if (verdict === 'MISSED') process.exitCode = 1;
}

/** Which state of the specifications this is; a folder without history may be named by SPECIFICATIONS_COMMIT. */
function commitOf(folder: string): string {
  const { SPECIFICATIONS_COMMIT } = process.env;
  if (SPECIFICATIONS_COMMIT) return SPECIFICATIONS_COMMIT;
  try {
    return execFileSync('git', ['-C', folder, 'log', '-1', '--format=%H of %cs'], {
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'an unknown commit';
  }
}

await main(process.argv[2] ?? process.env['SPECIFICATIONS']);
