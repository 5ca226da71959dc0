import { Long, type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { MongoError, unsupported } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { elementsOf } from '../wire/raw-bson.js';
import { type CommandContext, type Handler } from './context.js';
import { insertDocument } from './documents.js';
import { refuse } from './options.js';
import { runStatements } from './statements.js';

const TARGET: ReadonlySet<string> = new Set(['insert']);

interface Insertion {
  /** Index into the namespaces. */
  readonly target: number;
  readonly document: Buffer;
}

/** Writes to several collections at once, as MongoDB 8.0 does; of its operations, insertions. */
export const bulkWrite: Handler = async (context) => {
  const { body } = context.command;
  refuse(body, ['let', 'bypassDocumentValidation']);
  const insertions = context.command.sequence('ops').map(insertionOf);
  const collections = await targets(context);
  const { tally, failures } = await runStatements(
    context,
    insertions,
    () => ({ inserted: [] as number[] }),
    ({ inserted }, { target, document }, index, writer) => {
      insertDocument(targetOf(collections, target), document, writer);
      inserted.push(index);
    },
  );
  const errors = (failures.writeErrors ?? []).map(({ index, ...error }) => ({
    ok: 0,
    idx: index,
    n: 0,
    ...error,
  }));
  const successes = body['errorsOnly'] === true ? [] : tally.inserted.map((idx) => ({ ok: 1, idx, n: 1 }));
  const firstBatch: Document[] = [...successes, ...errors].sort((a, b) => a.idx - b.idx);
  return {
    cursor: { id: Long.ZERO, firstBatch, ns: 'admin.$cmd.bulkWrite' },
    nErrors: errors.length,
    nInserted: tally.inserted.length,
    ...{ nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 },
  };
};

function insertionOf(raw: Buffer): Insertion {
  const elements = [...elementsOf(raw)];
  const kind = elements[0]?.name ?? '';
  if (kind !== 'insert') throw unsupported(`the operation '${kind}' of bulkWrite`);
  const document = elements.find(({ name }) => name === 'document');
  if (document?.type !== 3)
    throw new MongoError(40414, "BSON field 'bulkWrite.insert.document' is missing but a required field");
  return {
    target: Number(decode(raw, TARGET)['insert']),
    document: raw.subarray(document.value, document.end),
  };
}

/** The collections named, made where they are missing: outside any transaction, as the catalogue has no versions. */
async function targets({ command, server: { store } }: CommandContext): Promise<Collection[]> {
  const nsInfo = command.body['nsInfo'] as { ns?: unknown }[] | undefined;
  const names = (Array.isArray(nsInfo) ? nsInfo : []).map(({ ns }) => properNamespace(ns));
  const { catalogue } = store;
  const missing = names.filter((name) => !catalogue.get(name));
  if (missing.length > 0) await store.write(() => missing.forEach((name) => catalogue.ensure(name)));
  return names.map((name) => catalogue.ensure(name));
}

function properNamespace(ns: unknown): string {
  if (typeof ns === 'string' && /^[^.\0]+\.[^.\0][^\0]*$/.test(ns)) return ns;
  throw new MongoError(73, `Invalid namespace specified '${String(ns)}'`);
}

function targetOf(collections: readonly Collection[], index: number): Collection {
  const collection = collections[index];
  if (!collection) throw new MongoError(2, `BulkWrite ops entry has an invalid nsInfo index: ${index}`);
  return collection;
}
