import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { OP_QUERY, type Request } from '../wire/message.js';
import { okReply, withFields } from '../wire/reply.js';
import { type Command, commandOf } from './command.js';
import { type ServerState } from './context.js';
import { errorReply } from './error-reply.js';
import { type FailPoints, HangUp } from './fail-points.js';
import { runCommand } from './run.js';

const HANDSHAKES: ReadonlySet<string> = new Set(['hello', 'isMaster', 'ismaster']);

/**
 * Answers a request: what goes wrong becomes an error reply, and only engine faults are reported to `onFault`. `null` means that
 * the connection is to be closed instead.
 */
export async function dispatch(
  server: ServerState,
  request: Request,
  connectionId: number,
  onFault: (error: unknown) => void,
): Promise<Uint8Array | null> {
  try {
    const command = commandOf(request);
    const isHandshake = HANDSHAKES.has(command.name);
    if (request.opCode === OP_QUERY && !isHandshake)
      throw new MongoError(352, `Unsupported OP_QUERY command: ${command.name}`);
    if (server.failPoints) return await answeredUnderTest(server, server.failPoints, command, connectionId);
    return await answered(server, command, connectionId, () => undefined);
  } catch (error) {
    return error instanceof HangUp ? null : errorReply(error, onFault);
  }
}

async function answered(
  server: ServerState,
  command: Command,
  connectionId: number,
  hangUp: () => void,
): Promise<Uint8Array> {
  const result = await runCommand(server, command, connectionId, hangUp);
  const reply = result instanceof Uint8Array ? result : okReply(result);
  const writeConcernError = unmetWriteConcern(command.body);
  return writeConcernError ? withFields(reply, { writeConcernError }) : reply;
}

/** This is a replica set of one: more acknowledgements than its own never come. */
function unmetWriteConcern({ writeConcern }: Document): Document | null {
  const w: unknown = isObject(writeConcern) ? writeConcern['w'] : undefined;
  if (isNumeric(w) && toDouble(w) > 1)
    return { code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' };
  if (typeof w === 'string' && w !== 'majority')
    return {
      code: 79,
      codeName: 'UnknownReplWriteConcern',
      errmsg: `No write concern mode named '${w}' found`,
    };
  return null;
}

/** Answers a command in a server whose commands can be told to fail. */
async function answeredUnderTest(
  server: ServerState,
  failPoints: FailPoints,
  command: Command,
  connectionId: number,
): Promise<Uint8Array | null> {
  if (HANDSHAKES.has(command.name)) failPoints.introduce(connectionId, command.body);
  if (command.name === 'configureFailPoint') return okReply(failPoints.configure(command.body));
  const added = await failPoints.beforeCommand(command, connectionId);
  let hangsUp = false;
  const reply = await answered(server, command, connectionId, () => (hangsUp = true));
  if (hangsUp) return null;
  return Object.keys(added).length > 0 ? withFields(reply, added) : reply;
}
