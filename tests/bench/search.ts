import { readReleasedNeeds, type ReleasedNeed } from '@duijie/seeds';
import {
  openSearchIndex,
  type Reader,
  type SearchDocument,
  type SearchIndex,
  type SearchRequest,
  type SearchSchema,
} from '@duijie/server';
import { atMost, type Figure, type Measure, reported } from './figure.js';
import { percentile } from './sampling.js';

const records = 10_000;
const queries = 400;
const upserts = 1_000;
const builds = 3;
const repeats = 3;
const kind = 'bench';

const schema: SearchSchema = {
  kind,
  text: {
    title: { weight: 6, suggests: true },
    code: { weight: 8, suggests: true },
    keywords: { weight: 4, suggests: true },
    summary: { weight: 2 },
    background: { weight: 1 },
  },
  columns: {
    field: { type: 'keyword', facet: true },
    region: { type: 'keyword', facet: true },
    audience: { type: 'keyword' },
    budget: { type: 'number', facet: true, sort: true },
    deadline: { type: 'date', sort: true },
  },
};
const reader: Reader = { [kind]: { column: 'audience', in: ['public'] } };

/** The engine in process, over as many records as it is meant for at most a third of. */
export const search: Figure = {
  name: 'search',
  title: `Search in process over ${records.toLocaleString('en')} records, in processor time`,
  measure: async (progress) => {
    const documents = mixed(readReleasedNeeds().map(({ need }) => need));
    const index = openSearchIndex({});
    await index.ensure(schema);
    const build = await measureBuilds(index, documents);
    progress(`built ${builds} times`);
    return [
      ...build,
      ...(await measureUpserts(index, documents)),
      ...(await measureQueries(index, documents)),
    ];
  },
};

type Need = ReleasedNeed['need'];

/** Needs of the season crossed with each other, each with a word that no other has. */
function mixed(needs: readonly Need[]): SearchDocument[] {
  return Array.from({ length: records }, (_none, number) => {
    const [first, second, third] = [1, 7, 31].map((step) => needs[(number * step + number) % needs.length]!);
    const { zh, en } = second!.keywords;
    return {
      id: `bench-${number}`,
      rev: 1,
      text: {
        title: textOf(first!.title),
        code: { en: `GS2022-XQ-${number}` },
        keywords: { 'zh-CN': zh, en: [...en, `unique${number.toString(36)}`] },
        summary: textOf(third!.summary),
        background: textOf(second!.background),
      },
      columns: columnsOf(first!, number),
    };
  });
}

function columnsOf({ field }: Need, number: number): SearchDocument['columns'] {
  const prefecture = String((number % 14) + 1).padStart(2, '0');
  return {
    field,
    region: ['620000', `62${prefecture}00`],
    audience: number % 10 === 0 ? `org-${number % 70}` : 'public',
    budget: number % 5 === 0 ? null : (number * 7_919) % 5_000_000,
    deadline: new Date(Date.UTC(2022, number % 12, 1 + (number % 28))),
  };
}

function textOf({ zh, en }: Need['title']): SearchDocument['text'][string] {
  return { 'zh-CN': zh, en };
}

/** Of several builds the one that was disturbed least: what else the machine does is not the engine's. */
async function measureBuilds(index: SearchIndex, documents: readonly SearchDocument[]): Promise<Measure[]> {
  const longest: number[] = [];
  const seconds: number[] = [];
  for (let build = 0; build < builds; build++) {
    const blocked = watchEventLoop();
    const started = processorMs();
    await index.rebuild(kind, documents);
    seconds.push((processorMs() - started) / 1000);
    longest.push(blocked());
  }
  return [
    atMost('longest turn of a build', Math.min(...longest), 50, ' ms'),
    reported(`  of ${builds} builds, at most`, Math.max(...longest), ' ms'),
    reported('  a whole build', Math.min(...seconds), ' s'),
  ];
}

/** Gives the longest work between two turns of the event loop so far, and ends the watch. */
function watchEventLoop(): () => number {
  let [longest, last, watching] = [0, processorMs(), true];
  const turn = () => {
    const now = processorMs();
    [longest, last] = [Math.max(longest, now - last), now];
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    watching = false;
    return longest;
  };
}

/** Processor time that this process has used, in milliseconds: others on the machine have no part in it. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function processorTimesOf(
  count: number,
  call: (number: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < count; number++) {
    const started = processorMs();
    await call(number);
    times.push(processorMs() - started);
  }
  return times;
}

async function measureUpserts(index: SearchIndex, documents: readonly SearchDocument[]): Promise<Measure[]> {
  const times = await processorTimesOf(upserts, (number) => {
    const document = documents[(number * 37) % records]!;
    const other = documents[(number * 37 + 11) % records]!;
    const summary = other.text.summary ?? {};
    return index.upsert(kind, [{ ...document, rev: 2, text: { ...document.text, summary } }]);
  });
  return [
    atMost('replacing a record, median', percentile(times, 0.5), 1, ' ms'),
    reported('  p95', percentile(times, 0.95), ' ms'),
  ];
}

async function measureQueries(index: SearchIndex, documents: readonly SearchDocument[]): Promise<Measure[]> {
  const texts = Array.from({ length: queries }, (_none, number) =>
    typedFor(documents[(number * 101) % records]!, number),
  );
  const typed = await bestTimes((number) => index.search(reader, requestFor(texts[number]!, number)));
  const nothing = await bestTimes((number) => index.search(reader, requestFor('', number)));
  return [
    atMost('query, 2 filters, 3 counts, p95', percentile(typed, 0.95), 15, ' ms'),
    reported('  median', percentile(typed, 0.5), ' ms'),
    reported('  at most', Math.max(...typed), ' ms'),
    reported('nothing typed, p95', percentile(nothing, 0.95), ' ms'),
  ];
}

/** Each query is asked several times, and its best time taken: what else the machine does is not the engine's. */
async function bestTimes(ask: (number: number) => Promise<unknown>): Promise<number[]> {
  const times: number[][] = [];
  for (let repeat = 0; repeat < repeats; repeat++) times.push(await processorTimesOf(queries, ask));
  return times[0]!.map((_time, number) => Math.min(...times.map((each) => each[number]!)));
}

/** What somebody would type for a record: a word, two characters, a beginning, a slip, a code, several words. */
function typedFor({ text }: SearchDocument, number: number): string {
  const zh = String(text.title!['zh-CN'] ?? '');
  const en = String(text.title!.en ?? zh);
  const keyword = text.keywords!['zh-CN']?.[0] ?? zh;
  const word = en.split(' ').sort((a, b) => b.length - a.length)[0]!;
  return [
    keyword,
    zh.slice(2, 4),
    word.slice(0, 4),
    word.slice(0, 2) + word[3] + word[2] + word.slice(4),
    String(text.code!.en),
    en.split(' ').slice(0, 3).join(' '),
    zh,
    `${zh.slice(0, 4)} ${word}`,
  ][number % 8]!;
}

function requestFor(text: string, number: number): SearchRequest {
  return {
    kinds: [kind],
    text,
    filter: {
      all: [
        { column: 'region', in: ['620000'] },
        { column: 'deadline', gte: new Date(Date.UTC(2022, number % 6, 1)) },
      ],
    },
    facets: [
      { column: 'field' },
      { column: 'region' },
      {
        column: 'budget',
        ranges: [
          { key: 'small', lt: 500_000 },
          { key: 'large', gte: 500_000 },
        ],
      },
    ],
    page: 1,
    size: 20,
    highlight: { fields: ['title', 'summary'], length: 200 },
  };
}
