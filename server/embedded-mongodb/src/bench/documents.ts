import { type Collection, type Db, ObjectId } from 'mongodb';

/** So many documents share a value of `kind` in the smaller of the two collections. */
const PER_KIND = 200;
const BATCH = 1000;
const TEXT =
  'Seeks a partner who has carried a comparable process from the bench into a running plant. '.repeat(8);

export interface Need {
  _id: ObjectId;
  kind: number;
  at: Date;
  code: string;
  amount: number;
  tags: string[];
  text: string;
}

export function needsOf(db: Db): Collection<Need> {
  return db.collection<Need>('needs');
}

export const idOf = (n: number) => new ObjectId(n.toString(16).padStart(24, '0'));

/** The document of that number: about a kilobyte, the same in every run. */
export function need(n: number, kinds: number): Need {
  const shuffled = (n * 7919) % 1_000_003;
  return {
    _id: idOf(n),
    kind: n % kinds,
    at: new Date(1_600_000_000_000 + shuffled * 60_000),
    code: `N-${n}`,
    amount: shuffled % 10_000,
    tags: [`t${n % 7}`, `t${n % 11}`],
    text: TEXT,
  };
}

/** How many values `kind` has; as many in either collection, so that a page is chosen from more rows in the larger one. */
export const kindsFor = (smaller: number) => Math.max(1, Math.floor(smaller / PER_KIND));

/** Fills the collection, several batches at a time. */
export async function fill(db: Db, count: number, kinds: number): Promise<void> {
  const needs = needsOf(db);
  await needs.createIndexes([{ key: { kind: 1, at: -1 } }, { key: { code: 1 }, unique: true }]);
  let next = 0;
  const batches = async () => {
    while (next < count) {
      const first = next;
      next = Math.min(count, first + BATCH);
      await needs.insertMany(Array.from({ length: next - first }, (_, i) => need(first + i, kinds)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, batches));
}
