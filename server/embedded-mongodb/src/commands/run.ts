import { type Document, type Long } from 'bson';
import { MongoError } from '../errors.js';
import { TakesLong } from '../plan/pace.js';
import { type Session } from '../transactions/sessions.js';
import { type Transaction } from '../transactions/transaction.js';
import { type Command } from './command.js';
import { type CommandContext, type Reply, type ServerState } from './context.js';
import { requireKnownFields } from './known-fields.js';
import { HANDLERS, TRANSACTIONAL } from './registry.js';

/** Runs a command: by itself, as a retryable write, or as part of its session's transaction. */
export async function runCommand(
  server: ServerState,
  command: Command,
  connectionId: number,
  hangUp: () => void,
): Promise<Reply> {
  const lsid = command.body['lsid'] as Document | undefined;
  const session = lsid ? server.sessions.of(lsid) : null;
  const number = command.body['txnNumber'] as Long | undefined;
  const context: CommandContext = {
    ...{ server, command, transaction: null, session: session?.key, connectionId, hangUp },
    isRetryable: number !== undefined && command.body['autocommit'] !== false,
  };
  if (!session || number === undefined) return handle(context);
  if (command.body['autocommit'] !== false)
    return server.sessions.once(session, BigInt(number.toString()), () => handle(context));
  return inTransaction(context, session, BigInt(number.toString()));
}

async function handle(context: CommandContext): Promise<Reply> {
  const handler = HANDLERS.get(context.command.name);
  if (!handler) throw new MongoError(59, `no such command: '${context.command.name}'`);
  requireKnownFields(context.command.name, context.command.body);
  try {
    return await handler(context);
  } catch (error) {
    const { longReadings } = context.server;
    if (error instanceof TakesLong && longReadings) return longReadings.begin(context.command.raw);
    throw error;
  }
}

async function inTransaction(context: CommandContext, session: Session, number: bigint): Promise<Reply> {
  const { server, command } = context;
  if (command.name === 'commitTransaction' || command.name === 'abortTransaction') {
    server.cursors.killOf(session.key);
    if (command.name === 'commitTransaction') await server.sessions.commit(session, number);
    else server.sessions.abort(session, number);
    return {};
  }
  const begins = command.body['startTransaction'] === true;
  const transaction = begins
    ? server.sessions.begin(session, number)
    : server.sessions.continued(session, number);
  return abortedByErrors(transaction, () => {
    if (!TRANSACTIONAL.has(command.name))
      throw new MongoError(263, `Cannot run '${command.name}' in a multi-document transaction.`);
    return handle({ ...context, transaction });
  });
}

/** Any error ends the transaction, as in MongoDB. */
async function abortedByErrors<T>(transaction: Transaction, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    transaction.abort();
    throw error;
  }
}
