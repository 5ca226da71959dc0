import { type Db } from 'mongodb';
import { handingIn, type Scenario } from './crash-cycles.js';
import { type DocumentKeeper } from './meilisearch.js';
import { maintainSearch } from './server-process.js';
import { type Need } from './writers.js';

/** How often the index was not like the records when a server had been started again, before it was reconciled. */
interface Tally {
  differences: number;
  reconciled: number;
}

/**
 * Needs handed in to servers that are killed; after each start the index is reconciled, and must then be like the records. With an
 * engine that outlives the servers the two are compared here, id by id and revision by revision; the index in a server's memory is
 * known to itself alone.
 */
export function indexing(dataDir: string, keeper: DocumentKeeper | null): Scenario<Need> & { tally: Tally } {
  const env: Record<string, string> = keeper ? { MEILI_URL: keeper.url, MEILI_MASTER_KEY: 'a key' } : {};
  const tally: Tally = { differences: 0, reconciled: 0 };
  return {
    ...handingIn,
    env,
    tally,
    inspect: async (db) => {
      if (keeper) tally.differences += (await differencesBetween(db, keeper)).length;
      const { code, output } = await maintainSearch({ dataDir, env }, 'reconcile');
      if (code !== 0) return { lost: [output], halves: [] };
      tally.reconciled++;
      if (!keeper) tally.differences += foundIn(output);
      return { lost: keeper ? await differencesBetween(db, keeper) : [], halves: [] };
    },
  };
}

/** Requirements that are not in the engine as they are in the database, and those that are there and should not be. */
async function differencesBetween(db: Db, keeper: DocumentKeeper): Promise<string[]> {
  const records = await db.collection('requirements').find().toArray();
  const expected = records.map(
    ({ _id, version, isPublic }) =>
      `${isPublic ? 'requirements' : 'unreleased-requirements'} ${String(_id)} ${String(version)}`,
  );
  const kinds = ['requirements', 'unreleased-requirements'];
  const indexed = kinds.flatMap((kind) =>
    keeper.documents(kind).map(({ id, rev }) => `${kind} ${id} ${String(rev)}`),
  );
  const there = new Set(indexed);
  const wanted = new Set(expected);
  return [...expected.filter((each) => !there.has(each)), ...indexed.filter((each) => !wanted.has(each))];
}

/** The differences of all indexes that a report of reconciling tells of. */
function foundIn(report: string): number {
  const counts = report.matchAll(/(\d+) (?:missing|stale|that should not be there)/g);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
