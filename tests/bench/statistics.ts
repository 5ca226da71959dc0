import { Client } from '../faults/client.js';
import { historyCommandsOfStatistics } from '../faults/list-commands.js';
import { startTestApp, type TestApp } from '../factories/index.js';
import { insertRows, type Row, rowsOf } from './clones.js';
import { atMost, exactly, type Figure, reported } from './figure.js';
import { alternate, median, percentile, timesOf } from './sampling.js';
import { theSeason } from './season.js';

const seasons = 100;
const rounds = 8;
const perRound = 100;
/** Now there are contracts; at past moments fewer, or none. */
const moments = [null, '2022-04-15T00:00:00+08:00', '2022-07-01T00:00:00+08:00', '2022-12-31T00:00:00+08:00'];

const query = `query($slug: String!, $asOf: DateTime) { challenge(slug: $slug) { statistics(asOf: $asOf) {
  requirementsCollected requirementsReleased requirementsAnswered solutions teams docked contractsSigned contracted
  byField { field requirementsReleased docked contracted } byProvince { province teams solutions } } } }`;

/** The figures of one season, where there is no other and where there are a hundred, now and at past moments. */
export const statistics: Figure = {
  name: 'statistics',
  title: `Statistics p95 over ${seasons} seasons ÷ over one`,
  measure: async (progress) => {
    const season = await theSeason(progress);
    const [one, hundred] = [await withSeasons(season, 1), await withSeasons(season, seasons)];
    progress(`filled with 1 and ${seasons} seasons`);
    try {
      const clients = [one, hundred].map(({ url }) => new Client(url, 1));
      const p95 = (index: number) => async () =>
        percentile(await timesOf(perRound, (number) => ask(clients[index]!, number, index)), 0.95);
      await alternate(1, p95(1), p95(0));
      const results = await alternate(rounds, p95(1), p95(0));
      clients.forEach((client) => client.close());
      const show = (which: 'first' | 'second') => median(results.map((each) => each[which])).toFixed(2);
      progress(`among a hundred ${show('first')} ms, alone ${show('second')} ms`);
      return [
        atMost('one season among a hundred ÷ alone', median(results.map(ratioOf)), 2),
        reported('  p95', `${show('first')} ms ÷ ${show('second')} ms`),
        exactly('commands that read history', (await historyCommandsOfStatistics()).length, 0),
      ];
    } finally {
      await hundred.close();
      await one.close();
    }
  },
};

async function ask(client: Client, number: number, index: number): Promise<void> {
  // Among a hundred, another season each time.
  const slug = `season-${index === 0 ? 0 : (number * 37) % seasons}`;
  const asOf = moments[number % moments.length];
  const { challenge } = await client.graphql(query, { slug, asOf });
  const { requirementsCollected, contracted } = challenge.statistics;
  if (requirementsCollected === 0 || (asOf === null && contracted === '0'))
    throw new Error('nothing was counted');
}

function ratioOf({ first, second }: { first: number; second: number }): number {
  return first / second;
}

/** A server with so many seasons like that of 2022, each with its challenge, requirements, history and all that is counted. */
async function withSeasons(season: TestApp, count: number): Promise<TestApp> {
  const app = await startTestApp({ now: new Date() });
  const [challenge] = await rowsOf(season, 'challenges', { slug: 'gansu-7' });
  const requirements = await rowsOf(season, 'requirements', { challengeId: challenge!._id });
  const facts = await rowsOf(season, 'statisticsFacts', { challengeId: challenge!._id });
  const history = await rowsOf(season, 'history', { subjectKind: 'requirement' });
  for (let number = 0; number < count; number++) {
    const renamed = (id: unknown) => `${number}-${id as string}`;
    const challengeId = renamed(challenge!._id);
    const other = { slug: `season-${number}`, codePrefix: `S${number}` };
    await insertRows(app, 'challenges', 1, () => ({ ...challenge!, _id: challengeId, ...other }));
    await copy(app, 'requirements', requirements, (row) => ({
      ...{ _id: renamed(row._id), challengeId, externalRef: null },
      ...(row.code !== null && { code: renamed(row.code), byCode: renamed(row.code) }),
    }));
    await copy(app, 'statisticsFacts', facts, (row) => ({
      ...{ _id: renamed(row._id), challengeId, subjectId: renamed(row.subjectId) },
    }));
    await copy(app, 'history', history, (row) => ({
      ...{ _id: renamed(row._id), subjectId: renamed(row.subjectId) },
    }));
  }
  return app;
}

function copy(
  app: TestApp,
  collection: string,
  rows: readonly Row[],
  changed: (row: Row) => Partial<Row>,
): Promise<void> {
  return insertRows(app, collection, rows.length, (index) => ({ ...rows[index]!, ...changed(rows[index]!) }));
}
