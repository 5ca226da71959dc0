import { Long, type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { MongoError, unsupported } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { type Reader } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';
import { elementsOf } from '../wire/raw-bson.js';
import { type CommandContext, type Handler } from './context.js';
import { insertDocument } from './documents.js';
import { refuse } from './options.js';
import { runStatements } from './statements.js';
import { applyUpdate, parseUpdate, type StatementNames, type UpdateTally } from './update.js';

const UPDATE_FIELDS: ReadonlySet<string> = new Set([
  'update',
  'filter',
  'updateMods',
  'constants',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
]);
const TARGET: ReadonlySet<string> = new Set(['insert', 'update']);

interface Operation {
  readonly kind: 'insert' | 'update';
  /** Index into the namespaces. */
  readonly target: number;
  /** As it came; of an insertion the document. */
  readonly raw: Buffer;
}

interface Tally {
  readonly successes: Document[];
  inserted: number;
  matched: number;
  modified: number;
  upserted: number;
}

/** Writes to several collections at once, as MongoDB 8.0 does; of its operations, insertions and updates. */
export const bulkWrite: Handler = async (context) => {
  const { body } = context.command;
  refuse(body, ['let', 'bypassDocumentValidation']);
  const operations = context.command.sequence('ops').map(operationOf);
  const collections = await targets(context);
  const { tally, failures } = await runStatements(
    context,
    operations,
    (): Tally => ({ successes: [], inserted: 0, matched: 0, modified: 0, upserted: 0 }),
    (counts, operation, idx, writer, reader) => {
      const collection = targetOf(collections, operation.target);
      const success =
        operation.kind === 'insert'
          ? insert(collection, operation, counts, writer)
          : update(context, collection, operation, counts, writer, reader);
      counts.successes.push({ ok: 1, idx, ...success });
    },
  );
  const errors = (failures.writeErrors ?? []).map(({ index, ...error }) => ({
    ok: 0,
    idx: index,
    n: 0,
    ...error,
  }));
  const successes = body['errorsOnly'] === true ? [] : tally.successes;
  const firstBatch: Document[] = [...successes, ...errors].sort((a, b) => a['idx'] - b['idx']);
  return {
    cursor: { id: Long.ZERO, firstBatch, ns: 'admin.$cmd.bulkWrite' },
    nErrors: errors.length,
    nInserted: tally.inserted,
    nMatched: tally.matched,
    nModified: tally.modified,
    nUpserted: tally.upserted,
    nDeleted: 0,
  };
};

function insert(collection: Collection, { raw }: Operation, tally: Tally, writer: Writer): Document {
  insertDocument(collection, raw, writer);
  tally.inserted++;
  return { n: 1 };
}

const namesInBulk: StatementNames = { filter: 'filter', update: 'updateMods', constants: 'constants' };

function update(
  context: CommandContext,
  collection: Collection,
  { raw }: Operation,
  tally: Tally,
  writer: Writer,
  reader: Reader,
): Document {
  const own: UpdateTally = { n: 0, nModified: 0, upserted: [] };
  applyUpdate(context, collection, parseUpdate(raw, undefined, namesInBulk), own, 0, writer, reader);
  const { n, nModified, upserted } = own;
  const [made] = upserted;
  tally.upserted += upserted.length;
  tally.matched += n - upserted.length;
  tally.modified += nModified;
  return { n, nModified, ...(made && { upserted: { _id: made._id } }) };
}

function operationOf(raw: Buffer): Operation {
  const elements = [...elementsOf(raw)];
  const kind = elements[0]?.name ?? '';
  if (kind === 'update') {
    const unknown = elements.find(({ name }) => !UPDATE_FIELDS.has(name));
    if (unknown)
      throw new MongoError(40415, `BSON field 'bulkWrite.update.${unknown.name}' is an unknown field.`);
    return { kind, target: Number(decode(raw, TARGET)['update']), raw };
  }
  if (kind !== 'insert') throw unsupported(`the operation '${kind}' of bulkWrite`);
  const document = elements.find(({ name }) => name === 'document');
  if (document?.type !== 3)
    throw new MongoError(40414, "BSON field 'bulkWrite.insert.document' is missing but a required field");
  const target = Number(decode(raw, TARGET)['insert']);
  return { kind, target, raw: raw.subarray(document.value, document.end) };
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
