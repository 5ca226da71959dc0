import { type Document } from 'bson';
import { encode } from '../bson/decode.js';
import { fieldOf } from '../bson/paths.js';
import { isObject } from '../bson/types.js';
import { DECLARED_CODES, namedOperands } from '../aggregate/compile.js';
import { compileExpression } from '../aggregate/expression.js';
import { MongoError } from '../errors.js';
import { findRows } from '../plan/execute.js';
import { type Collection } from '../storage/collection.js';
import { type Reader, scanRecords } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';
import { type CompiledUpdate, compileUpdate } from '../update/update.js';
import { type CommandContext, writeUnit } from './context.js';
import { insertDocument, updateRecord } from './documents.js';

/** What the last stage of a pipeline writes its results to. */
export type Sink = (results: Iterable<Document>) => Promise<void>;

/** The sink of a pipeline that ends in `$out` or `$merge`; null for any other. */
export function sinkOf(context: CommandContext, stages: readonly Document[]): Sink | null {
  const last = stages.at(-1);
  const name = last && Object.keys(last)[0];
  if (name !== '$out' && name !== '$merge') return null;
  const readConcern = context.command.body['readConcern'] as { level?: unknown } | undefined;
  if (readConcern?.level === 'linearizable')
    throw new MongoError(72, `${name} cannot be used with a 'linearizable' read concern level`);
  if (context.transaction) throw new MongoError(263, `${name} cannot be used in a transaction`);
  return name === '$out' ? outOf(context, last?.['$out']) : mergeOf(context, last?.['$merge']);
}

/** Replaces the contents of a collection; its indexes stay. All or nothing. */
function outOf(context: CommandContext, operand: unknown): Sink {
  if (typeof operand !== 'string' && !isObject(operand))
    throw new MongoError(16990, '$out only supports a string or object argument');
  const target = isObject(operand)
    ? namedOperands('$out', operand, ['db', 'coll'], [], DECLARED_CODES)
    : operand;
  const namespace = targetOf(context, '$out', target);
  return async (results) => {
    const documents = Array.from(results, encode);
    const collection = await ensured(context, namespace);
    await writeUnit(context, (writer, reader) => {
      const { environment } = context.server.store;
      const old = [...scanRecords(environment, collection, reader, { reverse: false, expected: 1024 })];
      for (const row of old) writer.remove(collection, row);
      for (const document of documents) insertDocument(collection, document, writer);
    });
  };
}

function ensured({ server: { store } }: CommandContext, namespace: string): Promise<Collection> | Collection {
  return store.catalogue.get(namespace) ?? store.write(() => store.catalogue.ensure(namespace));
}

function targetOf({ command }: CommandContext, stage: string, target: unknown): string {
  const { db = command.database, coll } = isObject(target) ? target : { coll: target };
  if (typeof db === 'string' && typeof coll === 'string' && coll !== '') return `${db}.${coll}`;
  throw new MongoError(9, `${stage} needs the name of a collection, or { db, coll }`);
}

type WhenMatched = (
  writer: Writer,
  target: Collection,
  row: { recordId: number; raw: Buffer },
  result: Document,
) => void;

interface Merge {
  readonly on: readonly string[];
  readonly whenMatched: WhenMatched;
  readonly whenNotMatched: string;
}

const NOT_MATCHED: ReadonlySet<string> = new Set(['insert', 'discard', 'fail']);

/** Brings the results into a collection, one document each. */
function mergeOf(context: CommandContext, operand: unknown): Sink {
  const spec = typeof operand === 'string' ? { into: operand } : operand;
  const options = namedOperands('$merge', spec, ['into'], ['on', 'let', 'whenMatched', 'whenNotMatched'], {
    ...DECLARED_CODES,
    noObject: 51182,
  });
  const namespace = targetOf(context, '$merge', options['into']);
  const on = fieldsOf(options['on']);
  const { whenMatched, whenNotMatched = 'insert' } = options;
  if (typeof whenNotMatched !== 'string' || !NOT_MATCHED.has(whenNotMatched))
    throw new MongoError(9, `$merge whenNotMatched cannot be ${String(whenNotMatched)}`);
  if (typeof whenMatched === 'string' && ONLY_INSERTING.has(whenMatched) && whenNotMatched !== 'insert')
    throw new MongoError(
      51181,
      `Combination of $merge modes 'whenMatched: ${whenMatched}' and 'whenNotMatched: ${whenNotMatched}' is not supported`,
    );
  if (options['let'] !== undefined && !Array.isArray(whenMatched))
    throw new MongoError(51199, `Cannot use 'let' variables with 'whenMatched: ${String(whenMatched)}' mode`);
  const merge: Merge = { on, whenNotMatched, whenMatched: matchedBy(options) };
  return async (results) => {
    const documents = [...results];
    const target = await ensured(context, namespace);
    requireUnique(target, on);
    await writeUnit(context, (writer, reader) => {
      for (const document of documents) mergeOne(context, target, merge, document, writer, reader);
    });
  };
}

/** What happens to existing documents in these ways leaves only one thing to do with the others. */
const ONLY_INSERTING: ReadonlySet<string> = new Set(['keepExisting', 'fail']);

function fieldsOf(on: unknown = '_id'): string[] {
  const fields: unknown[] = Array.isArray(on) ? on : [on];
  if (fields.length === 0)
    throw new MongoError(51187, "If explicitly specifying $merge 'on', must include at least one field");
  if (!fields.every((field) => typeof field === 'string'))
    throw new MongoError(51134, "$merge 'on' must be a string or an array of strings");
  if (new Set(fields).size < fields.length)
    throw new MongoError(31465, `Found a duplicate field in $merge 'on': ${fields.join(', ')}`);
  return fields;
}

/** Each result must stand for one document at most. */
function requireUnique(target: Collection, on: readonly string[]): void {
  const wanted = [...on].sort().join();
  const served = target.indexes.some(
    ({ unique, fields, specification }) =>
      unique && !specification.partialFilterExpression && [...fields].sort().join() === wanted,
  );
  if (!served)
    throw new MongoError(51183, `Cannot find index to verify that join fields will be unique: ${wanted}`);
}

function mergeOne(
  context: CommandContext,
  target: Collection,
  { on, whenMatched, whenNotMatched }: Merge,
  result: Document,
  writer: Writer,
  reader: Reader,
): void {
  const filter = Object.fromEntries(on.map((field) => [field, { $eq: fieldOf(result, field) ?? null }]));
  const [row] = [...findRows(context.server.store, target, reader, { filter, limit: 1 })];
  if (row) whenMatched(writer, target, row, result);
  else if (whenNotMatched === 'insert') insertDocument(target, encode(result), writer);
  else if (whenNotMatched === 'fail')
    throw new MongoError(13113, '$merge could not find a matching document in the target collection');
}

function matchedBy({ whenMatched = 'merge', let: lets }: Document): WhenMatched {
  if (Array.isArray(whenMatched)) return byPipeline(whenMatched as Document[], lets);
  switch (whenMatched) {
    case 'keepExisting':
      return () => undefined;
    case 'fail':
      return (writer, target, _row, result) => void insertDocument(target, encode(result), writer);
    case 'replace':
      return (writer, target, row, result) => void updateRecord(target, row, compileUpdate(result), writer);
    case 'merge':
      return (writer, target, row, result) => void updateRecord(target, row, overlay(result), writer);
    default:
      throw new MongoError(9, `$merge whenMatched cannot be ${String(whenMatched)}`);
  }
}

function overlay(result: Document): CompiledUpdate {
  return { isReplacement: false, apply: (doc) => ({ ...doc, ...result }) };
}

function byPipeline(stages: Document[], lets: unknown): WhenMatched {
  const bindings = Object.entries(isObject(lets) ? lets : {});
  return (writer, target, row, result) => {
    const variables = Object.fromEntries(
      bindings.map(([name, expression]) => [name, compileExpression(expression, { new: result })(result)]),
    );
    const update = compileUpdate(stages, { variables: { new: result, ...variables } });
    updateRecord(target, row, update, writer);
  };
}
