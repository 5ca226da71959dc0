import { type Document } from 'bson';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { type Among, findRows } from '../plan/execute.js';
import { searchedAhead } from '../plan/search-ahead.js';
import { compileProjection } from '../projection/projection.js';
import { type Collection } from '../storage/collection.js';
import { type Row } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';
import { type CompiledUpdate } from '../update/update.js';
import { replyWith } from '../wire/reply.js';
import {
  beforeStatement,
  collectionOf,
  ensureCollection,
  type Handler,
  type Reply,
  writeUnit,
} from './context.js';
import { updateRecord, upsertDocument } from './documents.js';
import { collationOption, objectOption, sortOption, variablesOption } from './options.js';
import { updateOf } from './update-options.js';

interface Modification {
  filter: Document;
  exactFilter: Document;
  /** Null means remove. */
  update: CompiledUpdate | null;
  upsert: boolean;
  wantsNew: boolean;
  sort: Document | undefined;
  hint: unknown;
  variables: Document | undefined;
  collation: Document | undefined;
}

export const findAndModify: Handler = async (context) => {
  const { command, server } = context;
  const modification = parse(command.body, command.exact());
  const project = compileProjection(objectOption(command.body, 'fields'), modification.filter);
  const collection = modification.upsert ? await ensureCollection(context) : collectionOf(context);
  if (!collection) return { lastErrorObject: outcome(modification, 0), value: null };
  const { filter, sort, hint, variables, collation } = modification;
  const request = { filter, sort, hint, variables, collation, limit: 1 };
  const sole = () => (context.transaction ? undefined : request);
  const run = (among?: Among) =>
    writeUnit(context, (writer, reader) => {
      beforeStatement(context);
      const [row] = [...findRows(server.store, collection, reader, { ...request, among })];
      const { value, ...lastErrorObject } = modify(collection, row, modification, writer);
      if (!value) return { lastErrorObject, value };
      return replyWith({ lastErrorObject }, 'value', project ? encode(project(decode(value))) : value);
    });
  return searchedAhead<Reply>(server.store, collection, sole, run);
};

function parse(body: Document, exact: Document): Modification {
  const remove = body['remove'] === true;
  if (remove && body['update'] !== undefined)
    throw new MongoError(9, "Cannot specify both an 'update' and 'remove'=true");
  if (!remove && body['update'] === undefined)
    throw new MongoError(9, "Either an update or 'remove'=true must be specified");
  if (remove && body['new']) throw new MongoError(9, "Cannot specify both 'new'=true and 'remove'=true");
  const filter = objectOption(body, 'query') ?? {};
  const variables = variablesOption(body);
  return {
    filter,
    exactFilter: (exact['query'] as Document | undefined) ?? {},
    update: remove ? null : updateOf(exact['update'], body, filter, variables),
    upsert: body['upsert'] === true,
    wantsNew: body['new'] === true,
    sort: sortOption(body),
    hint: body['hint'] as unknown,
    variables,
    collation: collationOption(body),
  };
}

function modify(
  collection: Collection,
  row: Row | undefined,
  { update, upsert, exactFilter, wantsNew }: Modification,
  writer: Writer,
): Document & { value: Buffer | null } {
  if (!update) {
    if (row) writer.remove(collection, row);
    return { n: row ? 1 : 0, value: row?.raw ?? null };
  }
  if (row) {
    const updated = updateRecord(collection, row, update, writer);
    return { n: 1, updatedExisting: true, value: wantsNew ? updated.raw : row.raw };
  }
  if (!upsert) return { n: 0, updatedExisting: false, value: null };
  const made = upsertDocument(collection, exactFilter, update, writer);
  return {
    n: 1,
    updatedExisting: false,
    upserted: decodeExact(made)['_id'] as unknown,
    value: wantsNew ? made : null,
  };
}

function outcome({ update }: Modification, n: number): Document {
  return update ? { n, updatedExisting: false } : { n };
}
