import { type Document } from 'bson';
import { decode, decodeExact } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { type Among, type FindRequest, findRows } from '../plan/execute.js';
import { searchedAhead } from '../plan/search-ahead.js';
import { type Collection } from '../storage/collection.js';
import { type Reader } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';
import { elementsOf } from '../wire/raw-bson.js';
import { type CompiledUpdate } from '../update/update.js';
import { collectionOf, type CommandContext, ensureCollection, type Handler } from './context.js';
import { updateRecord, upsertDocument } from './documents.js';
import { collationOption, objectOption, variablesOption } from './options.js';
import { runStatements } from './statements.js';
import { updateOf } from './update-options.js';

/** One update as a command's list or a bulk write asks for it. */
export interface UpdateStatement {
  filter: Document;
  exactFilter: Document;
  update: CompiledUpdate;
  multi: boolean;
  upsert: boolean;
  hint: unknown;
  variables: Document | undefined;
  collation: Document | undefined;
  among?: Among | undefined;
}

/** The fields of a statement in MongoDB 7.0; `sort` came with 8.0. */
const STATEMENT_FIELDS: ReadonlySet<string> = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
  'upsertSupplied',
  'sampleId',
]);

/** Whether a statement may insert. One with fields that are not known fails the whole command, before anything is done. */
function mayInsert(raw: Buffer): boolean {
  let upserts = false;
  for (const { name, value } of elementsOf(raw)) {
    if (!STATEMENT_FIELDS.has(name))
      throw new MongoError(40415, `BSON field 'update.updates.${name}' is an unknown field.`);
    if (name === 'upsert') upserts = raw[value] !== 0;
  }
  return upserts;
}

/** How a statement names its filter, its update and its constants. */
export interface StatementNames {
  readonly filter: string;
  readonly update: string;
  readonly constants: string;
}

const names: StatementNames = { filter: 'q', update: 'u', constants: 'c' };

/** Parsed when its turn comes, so that a bad statement fails alone. */
export function parseUpdate(
  raw: Buffer,
  variables?: Document,
  { filter: filterName, update: updateName, constants: constantsName }: StatementNames = names,
): UpdateStatement {
  const statement = decode(raw);
  const exact = decodeExact(raw);
  const filter = objectOption(statement, filterName) ?? {};
  const constants = objectOption(statement, constantsName);
  const all = constants ? { ...variables, ...constants } : variables;
  const update = updateOf(exact[updateName], statement, filter, all);
  const multi = statement['multi'] === true;
  if (multi && update.isReplacement)
    throw new MongoError(9, 'multi update is not supported for replacement-style update');
  return {
    filter,
    exactFilter: (exact[filterName] as Document | undefined) ?? {},
    update,
    multi,
    upsert: statement['upsert'] === true,
    hint: statement['hint'] as unknown,
    variables: all,
    collation: collationOption(statement),
  };
}

/** What came of updates so far. */
export interface UpdateTally {
  n: number;
  nModified: number;
  upserted: { index: number; _id: unknown }[];
}

export const update: Handler = async (context) => {
  const statements = context.command.sequence('updates');
  const variables = variablesOption(context.command.body);
  const collection = await targetCollection(context, statements);
  const sole = () => searchOf(parseUpdate(statements[0] as Buffer, variables));
  const run = (among?: Among) =>
    runStatements<UpdateTally, Buffer>(
      context,
      statements,
      () => ({ n: 0, nModified: 0, upserted: [] }),
      (counts, raw, index, writer, reader) => {
        const statement = { ...parseUpdate(raw, variables), among };
        if (collection) applyUpdate(context, collection, statement, counts, index, writer, reader);
      },
    );
  const { tally, failures } = await searchedAhead(
    context.server.store,
    collection,
    () => (context.transaction || statements.length > 1 ? undefined : sole()),
    run,
  );
  const { n, nModified, upserted } = tally;
  return { n, nModified, ...(upserted.length > 0 && { upserted }), ...failures };
};

async function targetCollection(
  context: CommandContext,
  statements: readonly Buffer[],
): Promise<Collection | undefined> {
  const upserts = statements.filter(mayInsert).length > 0;
  return upserts ? ensureCollection(context) : collectionOf(context);
}

function searchOf({ filter, hint, variables, multi, collation, among }: UpdateStatement): FindRequest {
  return { filter, hint, variables, collation, among, limit: multi ? 0 : 1 };
}

/** Applies one update to the documents it finds, or inserts one, and adds to the tally. */
export function applyUpdate(
  context: CommandContext,
  collection: Collection,
  statement: UpdateStatement,
  tally: UpdateTally,
  index: number,
  writer: Writer,
  reader: Reader,
): void {
  const rows = [...findRows(context.server.store, collection, reader, searchOf(statement))];
  for (const row of rows) {
    tally.n++;
    if (updateRecord(collection, row, statement.update, writer).changed) tally.nModified++;
  }
  if (rows.length > 0 || !statement.upsert) return;
  const made = upsertDocument(collection, statement.exactFilter, statement.update, writer);
  tally.n++;
  tally.upserted.push({ index, _id: decodeExact(made)['_id'] as unknown });
}
