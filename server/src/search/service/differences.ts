import { documentOf, type Findable, type Kernel, type LifecycleRecord } from '../../kernel/index.js';
import { type Revision, type SearchDocument } from '../../platform/search/index.js';
import { type Dealt } from './dealing.js';

/** A document with the index it belongs in. */
export type MadeDocument = Dealt<SearchDocument>;

/** Ids of an index's documents that differ from the records of the database. */
export interface Differences {
  /** How many documents there should be. */
  documents: number;
  readonly missing: string[];
  /** Made from another version than the current one. */
  readonly stale: string[];
  /** Not to be found there at all. */
  readonly extra: string[];
}

const chunk = 200;

/** The documents of all indexes of one kind of record, in one pass over the records; `refused` hears of those that have none for a fault. */
export async function* documentsOf(
  kernel: Kernel,
  findable: Findable,
  refused: (id: string, error: unknown) => void,
): AsyncIterable<MadeDocument> {
  const model = kernel.subjects.get(findable.subject)!;
  const records = model.find().sort({ _id: 1 }).lean<LifecycleRecord[]>().cursor({ batchSize: chunk });
  for await (const record of records as unknown as AsyncIterable<LifecycleRecord>) {
    try {
      const made = documentOf(findable, record);
      if (made) yield made;
    } catch (error) {
      refused(record._id, error);
    }
  }
}

/** Compares ids and revisions, never counts: for each of the given indexes how it differs from what should be in it. */
export async function differencesIn(
  documents: AsyncIterable<MadeDocument>,
  indexes: ReadonlyMap<string, AsyncIterable<Revision>>,
): Promise<Map<string, Differences>> {
  const found = new Map<string, Differences & { readonly left: Map<string, number> }>();
  for (const [kind, indexed] of indexes) {
    const left = new Map<string, number>();
    for await (const { id, rev } of indexed) left.set(id, rev);
    found.set(kind, { documents: 0, missing: [], stale: [], extra: [], left });
  }
  for await (const { kind, document } of documents) {
    const own = found.get(kind);
    if (!own) continue;
    own.documents++;
    const known = own.left.get(document.id);
    own.left.delete(document.id);
    if (known === undefined) own.missing.push(document.id);
    else if (known !== document.rev) own.stale.push(document.id);
  }
  return new Map([...found].map(([kind, { left, ...own }]) => [kind, { ...own, extra: [...left.keys()] }]));
}
