import { type FactRow } from '@duijie/server';
import { startTestApp, type TestApp } from '../factories/index.js';
import { type Basis, differencesFrom, momentsOf, Oracle, rowsOf, stories } from '../model/oracle.js';
import { countFor } from './counts.js';
import { openDatabase } from './database.js';
import { exactly, type Figure, reported } from './figure.js';

const challenges = 50;
const moments = momentsOf(100);
const batch = 2_000;

/** Totals of random contracts that are amended, corrected, ended and voided, entered late or early, against plain sums. */
export const oracle: Figure = {
  name: 'oracle',
  title: `Totals of random contracts at ${moments.length} moments on both bases, against an oracle`,
  measure: async (progress) => {
    const contracts = countFor('oracle', 100_000);
    await openDatabase();
    const app = await startTestApp();
    try {
      const oracles = {
        recorded: new Oracle(moments, 'recorded'),
        effective: new Oracle(moments, 'effective'),
      };
      const rows = await written(app, contracts, Object.values(oracles), progress);
      const wrong: string[] = [];
      for (const basis of Object.keys(oracles) as Basis[]) {
        const found = await differencesFrom(app, { moments, basis, oracle: oracles[basis], challenges });
        progress(`${basis}: ${found.length} differences`);
        wrong.push(...found);
      }
      for (const each of wrong.slice(0, 5)) progress(each);
      return [
        exactly('differences', wrong.length, 0),
        reported('contracts', String(contracts)),
        reported('rows of facts', String(rows)),
        reported('totals compared', String(2 * moments.length * challenges)),
      ];
    } finally {
      await app.close();
    }
  },
};

/** Writes what the product keeps of them, and tells the oracles; answers how many rows there are. */
async function written(
  app: TestApp,
  contracts: number,
  oracles: readonly Oracle[],
  progress: (text: string) => void,
): Promise<number> {
  const collection = app.kernel.connection.db!.collection<FactRow>('statisticsFacts');
  let rows: FactRow[] = [];
  let count = 0;
  const flush = async () => {
    if (rows.length > 0) await collection.insertMany(rows, { ordered: false });
    count += rows.length;
    rows = [];
  };
  for (const story of stories(contracts, challenges, 20_220_501)) {
    for (const each of oracles) each.add(story);
    rows.push(...rowsOf(story));
    if (rows.length >= batch) await flush();
  }
  await flush();
  progress(`wrote ${count} rows`);
  return count;
}
