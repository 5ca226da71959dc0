import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isNumeric } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type FindRequest, findRows } from '../plan/execute.js';
import { PAUSE } from '../plan/pace.js';
import { compileRawProjection } from '../projection/projection.js';
import { compileFilter } from '../query/filter.js';
import { type Row } from '../storage/scan.js';
import { namespaceOf } from './command.js';
import { collectionOf, type CommandContext, type Handler, pacerOf, readerOf } from './context.js';
import {
  objectOption,
  refuse,
  collationOption,
  sortOption,
  variablesOption,
  wholeNumber,
} from './options.js';

const REFUSED = ['tailable', 'awaitData', 'min', 'max', 'returnKey', 'showRecordId'];

export const find: Handler = (context) => {
  const { command, server, session, transaction } = context;
  const { body } = command;
  refuse(body, REFUSED);
  const limited = limitOf(body);
  const request: FindRequest = {
    filter: objectOption(body, 'filter') ?? {},
    sort: sortOption(body),
    skip: wholeNumber(body, 'skip', 0),
    limit: limited.limit,
    hint: body['hint'] as unknown,
    variables: variablesOption(body),
    collation: collationOption(body),
    pacer: pacerOf(context),
  };
  const reader = readerOf(context);
  return server.cursors.first(resultsOf(context, request, reader), {
    namespace: namespaceOf(command),
    batchSize: body['batchSize'] === undefined ? undefined : wholeNumber(body, 'batchSize', 0),
    singleBatch: limited.single || body['singleBatch'] === true,
    limit: limited.limit,
    ...{ reader, pacer: request.pacer },
    session: transaction ? session : undefined,
  });
};

/** A negative limit means: so many, in one batch. */
function limitOf(body: Document): { limit: number; single: boolean } {
  const limit = isNumeric(body['limit']) ? toDouble(body['limit']) : 0;
  return { limit: Math.abs(Math.trunc(limit)), single: limit < 0 };
}

function resultsOf(
  context: CommandContext,
  request: FindRequest,
  reader: ReturnType<typeof readerOf>,
): Iterable<Uint8Array> {
  const collection = collectionOf(context);
  const project = compileRawProjection(objectOption(context.command.body, 'projection'), request.filter);
  if (!collection) {
    compileFilter(request.filter, request.collation && { collation: request.collation });
    return [];
  }
  const rows = findRows(context.server.store, collection, reader, request);
  return project ? projected(rows, project) : rawOf(rows);
}

export function* rawOf(rows: Iterable<Row>): Generator<Uint8Array> {
  for (const { raw } of rows) yield raw;
}

function* projected(rows: Iterable<Row>, project: (raw: Buffer) => Uint8Array): Generator<Uint8Array> {
  for (const { raw } of rows) yield raw === PAUSE.raw ? raw : project(raw);
}

export const getMore: Handler = ({ command, server }) => {
  const { body } = command;
  if (typeof body['collection'] !== 'string')
    throw new MongoError(14, "BSON field 'getMore.collection' must be a string");
  const namespace = `${command.database}.${body['collection']}`;
  const id = cursorId(body['getMore']);
  return (
    server.longReadings?.next(id, command.raw) ??
    server.cursors.next(id, namespace, wholeNumber(body, 'batchSize', 0))
  );
};

export const killCursors: Handler = ({ command, server }) => {
  const ids = Array.isArray(command.body['cursors']) ? (command.body['cursors'] as unknown[]) : [];
  const cursorsKilled = ids.filter((given) => {
    const id = cursorId(given);
    return server.cursors.kill(id) || server.longReadings?.kill(id);
  });
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
};

function cursorId(value: unknown): bigint {
  if (!isNumeric(value)) throw new MongoError(14, 'a cursor id must be a number');
  return BigInt(String(value));
}
