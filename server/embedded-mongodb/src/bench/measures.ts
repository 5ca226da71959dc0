import { type Figure } from './figure.js';
import { idOf, kindsFor, need, needsOf } from './documents.js';
import { inTurn, median, quantile, timed } from './sampling.js';
import { ServerProcess } from './server-process.js';

/** How much to measure: so many documents in the smaller and in the larger database, and so many requests of a kind. */
export interface Extent {
  smaller: number;
  larger: number;
  requests: number;
  openings: number;
  insertionMilliseconds: number;
}

const milliseconds = (values: readonly number[]) => `${median(values).toFixed(2)} ms`;
const ratio = (what: string, [a, b]: readonly [number[], number[]], most: number): Figure => ({
  ...{ what, unit: '', target: { most } },
  value: median(a) / median(b),
  from: `${milliseconds(a)} ÷ ${milliseconds(b)}`,
});

/** A page of 20 with filter and order from an index, and one document by its `_id`. */
export async function reading(
  large: ServerProcess,
  small: ServerProcess,
  { smaller, larger, requests }: Extent,
): Promise<Figure[]> {
  const kinds = kindsFor(smaller);
  const page = ({ db }: ServerProcess) => {
    const needs = needsOf(db);
    return async (n: number) => {
      const rows = await needs
        .find({ kind: n % kinds })
        .sort({ at: -1 })
        .limit(20)
        .toArray();
      if (rows.length !== 20) throw new Error(`a page of ${rows.length}`);
    };
  };
  const get = ({ db }: ServerProcess, count: number) => {
    const needs = needsOf(db);
    return async (n: number) => {
      if (!(await needs.findOne({ _id: idOf((n * 7919) % count) }))) throw new Error('nothing got');
    };
  };
  await inTurn(requests / 4, page(large), page(small));
  const pages = await inTurn(requests, page(large), page(small));
  await inTurn(requests / 4, get(large, larger), get(small, smaller));
  const gets = await inTurn(requests, get(large, larger), get(small, smaller));
  return [
    ratio(`page of 20 by index, ${larger} ÷ ${smaller} documents`, pages, 1.3),
    ratio(`get by _id, ${larger} ÷ ${smaller} documents`, gets, 1.6),
  ];
}

/** Insertions a second, each acknowledged once it is on the disk: by twenty clients at a time, and by one. */
export async function inserting(
  { db }: ServerProcess,
  { larger, insertionMilliseconds }: Extent,
): Promise<Figure> {
  const needs = needsOf(db);
  let next = larger;
  const perSecond = async (clients: number) => {
    const first = next;
    const began = performance.now();
    const ends = began + insertionMilliseconds;
    const client = async () => {
      while (performance.now() < ends) await needs.insertOne(need(next++, 50));
    };
    await Promise.all(Array.from({ length: clients }, client));
    return ((next - first) * 1000) / (performance.now() - began);
  };
  const many: number[] = [];
  const one: number[] = [];
  for (let round = 0; round < 3; round++) {
    one.push(await perSecond(1));
    many.push(await perSecond(20));
  }
  return {
    what: "20 clients' durable insertions ÷ one client's",
    value: median(many) / median(one),
    ...{ unit: '', target: { least: 3 } },
    from: `${median(many).toFixed(0)}/s ÷ ${median(one).toFixed(0)}/s`,
  };
}

/** Gets for as long as the whole collection is searched, and as many while a thread of the server's process only spins. */
export async function beside(large: ServerProcess, { larger }: Extent): Promise<Figure[]> {
  const needs = needsOf(large.db);
  let number = 0;
  const gets = async (goesOn: (taken: number) => boolean) => {
    const taken: number[] = [];
    while (goesOn(taken.length))
      taken.push(await timed(() => needs.findOne({ _id: idOf((number++ * 7919) % larger) })));
    return taken;
  };
  const whileUnderWay = async (search: () => Promise<unknown>) => {
    let isUnderWay = true;
    const searched = search().finally(() => (isUnderWay = false));
    const taken = await gets(() => isUnderWay);
    await searched;
    return taken;
  };
  const figure = async (what: string, search: () => Promise<unknown>, rounds: number): Promise<Figure> => {
    const searching: number[] = [];
    const spinning: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const beside = await whileUnderWay(search);
      searching.push(...beside);
      spinning.push(...(await large.whileSpinning(() => gets((taken) => taken < beside.length))));
    }
    const [a, b] = [quantile(searching, 0.95), quantile(spinning, 0.95)];
    return {
      ...{ what: `gets p95 beside ${what} ÷ beside a spinning thread`, unit: '', target: { most: 1.5 } },
      value: a / b,
      from: `${a.toFixed(2)} ms ÷ ${b.toFixed(2)} ms; medians ${milliseconds(searching)}, ${milliseconds(spinning)}`,
    };
  };
  const scan = () => needs.find({ amount: -1 }).toArray();
  const alone = await timed(scan);
  const { target: _, ...unpromised } = await figure(
    'an update without an index',
    () => needs.updateMany({ amount: -1 }, { $set: { amount: 0 } }),
    1,
  );
  return [
    await figure('a scan', scan, 4),
    unpromised,
    { what: `a scan of ${larger} documents, alone`, value: alone / 1000, unit: ' s', from: '' },
  ];
}

/** Opening either directory, each time in a fresh process. */
export async function opening(large: string, small: string, { openings }: Extent): Promise<Figure> {
  const taken: [number[], number[]] = [[], []];
  for (let n = 0; n < openings; n++)
    for (const [which, path] of [large, small].entries()) {
      const server = await ServerProcess.start(path);
      (taken[which] as number[]).push(server.openingMilliseconds);
      await server.stop();
    }
  return ratio('opening, larger ÷ smaller', taken, 1.3);
}
