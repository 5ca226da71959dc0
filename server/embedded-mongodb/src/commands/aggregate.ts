import { type Document } from 'bson';
import {
  pipelinePaths,
  type PipelineEnvironment,
  runPipeline,
  splitForPushdown,
} from '../aggregate/pipeline.js';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { isNumeric, isObject } from '../bson/types.js';
import { toDouble } from '../bson/exact.js';
import { MongoError, unsupported } from '../errors.js';
import { countRows, type FindRequest, findRows } from '../plan/execute.js';
import { PAUSE, type Pacer } from '../plan/pace.js';
import { planFor } from '../plan/planner.js';
import { type Collection } from '../storage/collection.js';
import { type Reader, scanRecords } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { sinkOf } from './aggregate-write.js';
import { namespaceOf } from './command.js';
import { type CommandContext, type Handler, pacerOf, readerOf } from './context.js';
import { explained } from './explain.js';
import { rawOf } from './find.js';
import { indexStatisticsOf, statisticsOf } from './stats.js';
import { collationOption, objectOption, variablesOption, wholeNumber } from './options.js';

export const aggregate: Handler = (context) => {
  const { command, server, session, transaction } = context;
  const { body } = command;
  const stages = stagesOf(body);
  if (body['explain'] === true) return explained(context, body, false);
  const collation = collationOption(body);
  if (collation) requireEquality(stages);
  const cursor = objectOption(body, 'cursor');
  if (!cursor)
    throw new MongoError(
      9,
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  const reader = readerOf(context);
  const namespace =
    typeof body['aggregate'] === 'string' ? namespaceOf(command) : `${command.database}.$cmd.aggregate`;
  const sink = sinkOf(context, stages);
  if (sink) {
    const results = resultsOf(context, stages.slice(0, -1), reader, collation);
    return sink(Array.from(results, (raw) => decodeExact(raw))).then(() =>
      server.cursors.first([], { namespace, batchSize: 0, singleBatch: true }),
    );
  }
  const pacer = pacerOf(context);
  return server.cursors.first(resultsOf(context, stages, reader, collation, pacer), {
    namespace,
    batchSize: cursor['batchSize'] === undefined ? undefined : wholeNumber(cursor, 'batchSize', 0),
    ...{ reader, pacer },
    session: transaction ? session : undefined,
  });
};

function stagesOf(body: Document): Document[] {
  const stages = body['pipeline'] as unknown;
  if (!Array.isArray(stages)) throw new MongoError(14, "BSON field 'aggregate.pipeline' must be an array");
  for (const stage of stages)
    if (!isObject(stage) || Object.keys(stage).length !== 1)
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  return stages as Document[];
}

/** Stages in which a collation decides nothing but what is equal, or nothing at all. */
const BY_EQUALITY: ReadonlySet<string> = new Set(['$match', '$limit', '$skip', '$count', '$sort']);

/** The first stages, which the query answers, are under the collation; `countDocuments` adds a group by a constant. */
function requireEquality(stages: Document[]): void {
  const { rest } = splitForPushdown(stages);
  if (rest.length === 0 || tallyOf(rest)) return;
  const name = Object.keys(rest[0] as Document)[0] ?? '';
  if (rest.length > 1 || !BY_EQUALITY.has(name)) throw unsupported(`the stage ${name} under a collation`);
}

function resultsOf(
  context: CommandContext,
  stages: Document[],
  reader: Reader,
  collation: Document | undefined,
  pacer?: Pacer,
): Iterable<Uint8Array> {
  const { command, server } = context;
  const variables = variablesOption(command.body);
  const unpausing = pacer && pacerOf(context, false);
  const environment = environmentOf(context, reader, unpausing);
  if (typeof command.body['aggregate'] !== 'string')
    return runPipeline([], stages, environment, variables).map(encode);
  const collection = server.store.catalogue.get(namespaceOf(command));
  const { rest, filter, sort, skip, limit } = splitForPushdown(stages);
  if (limit === 0 || !collection) return runPipeline([], rest, environment, variables).map(encode);
  const request: FindRequest = {
    filter,
    sort,
    skip: skip ?? 0,
    limit: limit ?? 0,
    hint: command.body['hint'] as unknown,
    variables,
    collation,
  };
  const paced = { ...request, pacer };
  const tally = limit === undefined && skip === undefined ? tallyOf(rest) : null;
  if (tally) return tallied(tally, countRows(server.store, collection, reader, paced));
  if (rest.length === 0) return rawOf(findRows(server.store, collection, reader, paced));
  const rows = findRows(server.store, collection, reader, { ...request, pacer: unpausing });
  return runPipeline(documentsOf(rows, pipelinePaths(rest)), rest, environment, variables).map(encode);
}

interface Tally {
  field: string;
  /** The constant the group is keyed by. */
  id: unknown;
  onlyCount: boolean;
}

/** Recognises `$count` and the `$group` that `countDocuments` sends: counting needs no documents. */
function tallyOf(stages: Document[]): Tally | null {
  const [stage] = stages;
  if (stages.length !== 1 || !stage) return null;
  if (typeof stage['$count'] === 'string') return { field: stage['$count'], id: null, onlyCount: true };
  const group = stage['$group'] as unknown;
  if (!isObject(group) || Object.keys(group).length !== 2) return null;
  const field = Object.keys(group).find((key) => key !== '_id');
  const id = group['_id'];
  const sum = field === undefined ? undefined : group[field];
  const counts =
    isObject(sum) &&
    Object.keys(sum).join() === '$sum' &&
    isNumeric(sum['$sum']) &&
    toDouble(sum['$sum']) === 1;
  return counts && field !== undefined && (id === null || typeof id === 'number')
    ? { field, id, onlyCount: false }
    : null;
}

/** The result of counting, with a pause wherever the counting pauses. */
function* tallied({ field, id, onlyCount }: Tally, counting: Generator<void, number>): Generator<Uint8Array> {
  let step = counting.next();
  for (; !step.done; step = counting.next()) yield PAUSE.raw;
  if (step.value > 0) yield encode(onlyCount ? { [field]: step.value } : { _id: id, [field]: step.value });
}

/** The documents of the rows, reduced to the top-level fields that matter; without them, all do. */
function* documentsOf(rows: Iterable<{ raw: Buffer }>, fields?: ReadonlySet<string>): Generator<Document> {
  for (const { raw } of rows) yield decode(raw, fields);
}

/**
 * What stages that read other collections see: the same moment, and the same transaction, as the pipeline
 * itself.
 */
function environmentOf(
  { command, server }: CommandContext,
  reader: Reader,
  pacer: Pacer | undefined,
): PipelineEnvironment {
  const { store, sessions } = server;
  const named = (name: string) => store.catalogue.get(`${command.database}.${name}`);
  return {
    statistics: (asked) => {
      const collection = named(String(command.body['aggregate']));
      if (!collection) throw new MongoError(26, `Collection [${namespaceOf(command)}] not found.`);
      return statisticsOf(store, collection, asked);
    },
    indexStatistics: () => indexStatisticsOf(named(String(command.body['aggregate']))),
    sessions: () => sessions.describe(),
    collection: (name) => {
      const collection = named(name);
      if (!collection) return [];
      const rows = scanRecords(store.environment, collection, reader, { reverse: false, expected: 64 });
      return documentsOf(pacer ? pacer.pace(rows) : rows);
    },
    lookup: (name, field, values) => {
      const collection = named(name);
      return collection ? lookup(store, collection, reader, { [field]: { $in: values } }, pacer) : [];
    },
  };
}

function lookup(
  store: Store,
  collection: Collection,
  reader: Reader,
  filter: Document,
  pacer: Pacer | undefined,
): Iterable<Document> | null {
  const plan = planFor(store, collection, reader, { filter, wanted: 0 });
  return plan.kind === 'index' ? documentsOf(findRows(store, collection, reader, { filter, pacer })) : null;
}
