import { MongoError } from '../errors.js';
import { OP_QUERY, type Request } from '../wire/message.js';
import { okReply } from '../wire/reply.js';
import { encode } from '../bson/decode.js';
import { commandOf } from './command.js';
import { type ServerState } from './context.js';
import { runCommand } from './run.js';

const HANDSHAKES: ReadonlySet<string> = new Set(['hello', 'isMaster', 'ismaster']);

/**
 * Answers a request, always: what goes wrong becomes an error reply. Only engine faults are reported to
 * `onFault`.
 */
export async function dispatch(
  server: ServerState,
  request: Request,
  connectionId: number,
  onFault: (error: unknown) => void,
): Promise<Uint8Array> {
  try {
    const command = commandOf(request);
    if (request.opCode === OP_QUERY && !HANDSHAKES.has(command.name))
      throw new MongoError(352, `Unsupported OP_QUERY command: ${command.name}`);
    const reply = await runCommand(server, command, connectionId);
    return reply instanceof Uint8Array ? reply : okReply(reply);
  } catch (error) {
    return errorReply(error, onFault);
  }
}

function errorReply(error: unknown, onFault: (error: unknown) => void): Uint8Array {
  if (error instanceof MongoError)
    return encode({
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...error.extra,
    });
  onFault(error);
  const errmsg = error instanceof Error ? error.message : String(error);
  return encode({ ok: 0, errmsg, code: 1, codeName: 'InternalError' });
}
