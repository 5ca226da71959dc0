import { documentOf, type Findable, type Kernel, type LifecycleRecord } from '../../kernel/index.js';
import { type Revision, type SearchDocument } from '../../platform/search/index.js';

/** Ids of an index's documents that differ from the records of the database. */
export interface Differences {
  /** How many documents there should be. */
  readonly documents: number;
  readonly missing: readonly string[];
  /** Made from another version than the current one. */
  readonly stale: readonly string[];
  /** Not to be found there at all. */
  readonly extra: readonly string[];
}

const chunk = 200;

/** All records of a kind, in the order of their ids. */
export function recordsOf(kernel: Kernel, { subject }: Findable): AsyncIterable<LifecycleRecord> {
  const model = kernel.subjects.get(subject)!;
  return model.find().sort({ _id: 1 }).lean<LifecycleRecord[]>().cursor({ batchSize: chunk }) as never;
}

/** The documents that belong into one index. */
export async function* documentsFor(
  kernel: Kernel,
  findable: Findable,
  kind: string,
): AsyncIterable<SearchDocument> {
  for await (const record of recordsOf(kernel, findable)) {
    const made = documentOf(findable, record);
    if (made?.kind === kind) yield made.document;
  }
}

/** Compares ids and revisions, never counts. */
export async function differencesIn(
  documents: AsyncIterable<SearchDocument>,
  indexed: AsyncIterable<Revision>,
): Promise<Differences> {
  const left = new Map<string, number>();
  for await (const { id, rev } of indexed) left.set(id, rev);
  const [missing, stale]: [string[], string[]] = [[], []];
  let count = 0;
  for await (const { id, rev } of documents) {
    count++;
    const known = left.get(id);
    left.delete(id);
    if (known === undefined) missing.push(id);
    else if (known !== rev) stale.push(id);
  }
  return { documents: count, missing, stale, extra: [...left.keys()] };
}
