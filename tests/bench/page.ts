import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../faults/client.js';
import { root, ServerProcess } from '../faults/server-process.js';
import { insertRows, requirementLike, rowsOf } from './clones.js';
import { addressOf } from './database.js';
import { atLeast, type Figure, type Measure, reported } from './figure.js';
import { contractQuery, pageQuery, uncountedQuery } from './page/query.js';
import { alternate, median, throughputOf } from './sampling.js';
import { theSeason } from './season.js';

const rounds = 6;
const roundMs = 2_000;
const connections = 12;
const asked = { slug: 'bench', field: 'biomedicine' };

/** Both sides are processes of their own, over the same database, asked by this one. */
export const page: Figure = {
  name: 'page',
  title: 'Throughput of the public page of 20, uncached ÷ a hand-written Express handler',
  measure: async (progress) => {
    const season = await theSeason(progress);
    await fill(season);
    const database = addressOf(season.kernel.connection.name);
    const env = { MONGODB_URI: database, HANDLER_DATABASE: database, LOG_LEVEL: 'warn' };
    const handler = [process.execPath, `${root}/tests/dist/bench/page/handler.js`];
    const duijie = await ServerProcess.start({ dataDir: season.dataDir, env });
    const byHand = await ServerProcess.start({ dataDir: season.dataDir, env, command: handler });
    try {
      await isSearchable(duijie);
      const counted = await compare(duijie, byHand, pageQuery, '/page', progress);
      const uncounted = await compare(duijie, byHand, uncountedQuery, '/uncounted', progress);
      const whole = await compare(duijie, byHand, contractQuery, '/contract', progress);
      return [
        atLeast('page of 20 with totalCount', counted.ratio, 0.6),
        ...details(counted),
        reported('page of 20 without totalCount', uncounted.ratio),
        reported("the contract's whole operation, with figures", whole.ratio),
      ];
    } finally {
      await Promise.all([duijie.kill(), byHand.kill()]);
    }
  },
};

/** The index is built in the background after a start; it is not what is measured. */
async function isSearchable({ url }: ServerProcess): Promise<void> {
  for (;;) {
    const { ready } = (await (await fetch(`${url}/searchz`)).json()) as { ready: boolean };
    if (ready) return;
    await pause(50);
  }
}

/** A challenge of its own with ten times the season, so that every field has more than one page. */
async function fill(season: Awaited<ReturnType<typeof theSeason>>): Promise<void> {
  const [challenge] = await rowsOf(season, 'challenges', { slug: 'gansu-7' });
  const id = 'bench-challenge';
  const templates = await rowsOf(season, 'requirements', { challengeId: challenge!._id });
  const facts = await rowsOf(season, 'statisticsFacts', { challengeId: challenge!._id });
  await insertRows(season, 'challenges', 1, () => ({
    ...challenge!,
    _id: id,
    slug: asked.slug,
    codePrefix: 'BENCH',
  }));
  await insertRows(season, 'requirements', 10 * templates.length, (number) =>
    requirementLike(templates[number % templates.length]!, number, id),
  );
  await insertRows(season, 'statisticsFacts', facts.length, (number) => ({
    ...facts[number]!,
    _id: `bench ${number}`,
    challengeId: id,
  }));
}

interface Comparison {
  readonly ratio: number;
  readonly ours: Side;
  readonly theirs: Side;
}

interface Side {
  readonly perSecond: number;
  /** Processor time of the server's process for one request, in milliseconds. */
  readonly processorMs: number;
}

async function compare(
  duijie: ServerProcess,
  byHand: ServerProcess,
  query: string,
  path: string,
  progress: (text: string) => void,
): Promise<Comparison> {
  const ours = caller(duijie, '/graphql', { query, variables: asked });
  const theirs = caller(byHand, path, asked);
  // Both must answer the same before it matters which one is faster.
  deepStrictEqual(JSON.parse(await ours.call()), JSON.parse(await theirs.call()));
  await warmUp(ours.call, theirs.call);
  const results = await alternate(
    rounds,
    () => measureSide(duijie, ours.call),
    () => measureSide(byHand, theirs.call),
  );
  ours.close();
  theirs.close();
  const side = (which: 'first' | 'second'): Side => ({
    perSecond: median(results.map((each) => each[which].perSecond)),
    processorMs: median(results.map((each) => each[which].processorMs)),
  });
  const comparison = {
    ratio: median(results.map(({ first, second }) => first.perSecond / second.perSecond)),
    ours: side('first'),
    theirs: side('second'),
  };
  progress(`${path}: ${describe(comparison)}`);
  return comparison;
}

function caller(server: ServerProcess, path: string, body: object) {
  const client = new Client(server.url, connections);
  const bytes = Buffer.from(JSON.stringify(body));
  const call = async () => {
    const { status, text } = await client.post(path, bytes);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
    return text;
  };
  return { call, close: () => client.close() };
}

async function warmUp(...calls: (() => Promise<unknown>)[]): Promise<void> {
  for (const call of calls) await throughputOf(connections, roundMs, call);
}

async function measureSide({ pid }: ServerProcess, call: () => Promise<unknown>): Promise<Side> {
  const before = processorMs(pid);
  const { perSecond, calls } = await throughputOf(connections, roundMs, call);
  return { perSecond, processorMs: (processorMs(pid) - before) / calls };
}

/** Processor time a process has used, in milliseconds; the kernel counts it in hundredths of a second. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function details({ ours, theirs }: Comparison): Measure[] {
  return [
    reported('  answers per second', `${ours.perSecond.toFixed(0)} ÷ ${theirs.perSecond.toFixed(0)}`),
    reported('  processor time per answer, its inverse', theirs.processorMs / ours.processorMs),
  ];
}

function describe({ ratio, ours, theirs }: Comparison): string {
  const show = ({ perSecond, processorMs }: Side) =>
    `${perSecond.toFixed(0)}/s at ${processorMs.toFixed(2)} ms`;
  return `${ratio.toFixed(2)} = ${show(ours)} ÷ ${show(theirs)}`;
}
