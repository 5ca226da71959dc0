import { Client } from '../faults/client.js';
import { startTestApp, type TestApp } from '../factories/index.js';
import { insertRows, requirementLike, rowsOf } from './clones.js';
import { atMost, type Figure, reported } from './figure.js';
import { alternate, median, percentile, timesOf } from './sampling.js';
import { theSeason } from './season.js';

const few = 1_000;
const many = 100_000;
const rounds = 8;
const perRound = 200;
const sorts = ['DEADLINE_ASC', 'RELEASED_DESC', 'BUDGET_DESC'] as const;

/** Pages of the same challenge with few and with many requirements: the first ones, and ones from its middle. */
export const growth: Figure = {
  name: 'growth',
  title: `Page p95 at ${many.toLocaleString('en')} requirements ÷ at ${few.toLocaleString('en')}`,
  measure: async (progress) => {
    const season = await theSeason(progress);
    const small = await filled(season, few);
    const large = await filled(season, many);
    progress(`filled with ${few} and ${many} requirements`);
    try {
      const [a, b] = [await asker(small), await asker(large)];
      const without = await compare(b, a, '');
      progress(`without totalCount: ${describe(without)}`);
      const counting = await compare(b, a, 'totalCount');
      progress(`with totalCount: ${describe(counting)}`);
      [a, b].forEach(({ close }) => close());
      return [
        atMost('without totalCount', without.ratio, 1.5),
        reported('  p95', describe(without)),
        reported('with totalCount', counting.ratio),
        reported('  p95', describe(counting)),
      ];
    } finally {
      await large.close();
      await small.close();
    }
  },
};

/** A server whose one challenge has so many requirements, like those of the season. */
async function filled(season: TestApp, count: number): Promise<TestApp> {
  const app = await startTestApp({ now: new Date() });
  const [challenge] = await rowsOf(season, 'challenges', { slug: 'gansu-7' });
  const templates = await rowsOf(season, 'requirements', { challengeId: challenge!._id });
  await insertRows(app, 'challenges', 1, () => challenge!);
  await insertRows(app, 'requirements', count, (number) =>
    requirementLike(templates[number % templates.length]!, number, challenge!._id),
  );
  return app;
}

interface Asker {
  readonly ask: (index: number, extra: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Asks in turns for pages in several orders, with and without a field: first ones, and ones half-way through. */
async function asker(app: TestApp): Promise<Asker> {
  const client = new Client(app.url, 1);
  const places: { sort: string; fields: string[]; after: string | null }[] = [];
  for (const sort of sorts) {
    places.push({ sort, fields: [], after: null }, { sort, fields: ['biomedicine'], after: null });
    places.push({ sort, fields: [], after: await middleOf(client, sort) });
  }
  const ask = async (index: number, extra: string) => {
    const { requirements } = await client.graphql(pageWith(extra), places[index % places.length]);
    if (requirements.edges.length !== 20) throw new Error(`a page of ${requirements.edges.length}`);
  };
  return { ask, close: () => client.close() };
}

function pageWith(extra: string): string {
  return `query($sort: RequirementSort, $fields: [String!], $after: String) {
    requirements(challenge: "gansu-7", first: 20, after: $after, filter: { fields: $fields }, sort: $sort) {
      ${extra} edges { cursor node { id code title { text } field status budget deadline } }
      pageInfo { hasNextPage endCursor } } }`;
}

/** The cursor half-way through a list, found by going there. */
async function middleOf(client: Client, sort: string): Promise<string> {
  const page = `query($sort: RequirementSort, $after: String) {
    requirements(challenge: "gansu-7", first: 100, after: $after, sort: $sort) { pageInfo { hasNextPage endCursor } } }`;
  const cursors: string[] = [];
  for (let after: string | null = null; ;) {
    const { requirements } = await client.graphql(page, { sort, after });
    after = requirements.pageInfo.endCursor as string;
    cursors.push(after);
    if (!requirements.pageInfo.hasNextPage) return cursors[Math.floor(cursors.length / 2)]!;
  }
}

interface Comparison {
  readonly ratio: number;
  readonly large: number;
  readonly small: number;
}

async function compare(large: Asker, small: Asker, extra: string): Promise<Comparison> {
  const p95 = (asker: Asker) => async () =>
    percentile(await timesOf(perRound, (index) => asker.ask(index, extra)), 0.95);
  await alternate(1, p95(large), p95(small));
  const results = await alternate(rounds, p95(large), p95(small));
  return {
    ratio: median(results.map(({ first, second }) => first / second)),
    large: median(results.map(({ first }) => first)),
    small: median(results.map(({ second }) => second)),
  };
}

function describe({ ratio, large, small }: Comparison): string {
  return `${ratio.toFixed(2)} = ${large.toFixed(2)} ms ÷ ${small.toFixed(2)} ms`;
}
