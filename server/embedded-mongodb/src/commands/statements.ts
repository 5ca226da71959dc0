import { type Document } from 'bson';
import { MongoError } from '../errors.js';
import { type Reader } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';
import { beforeStatement, type CommandContext, writeUnit } from './context.js';

interface WriteError extends Document {
  index: number;
  code: number;
  errmsg: string;
}

/**
 * Runs the statements of a bulk write, all in one commit. Outside a transaction a statement's failure is
 * reported beside the others' success, and ends an ordered bulk; inside one it ends the transaction, and only
 * a conflict fails the command. `start` begins the tally anew, as the whole is run again when it had to wait
 * for a transaction.
 */
export async function runStatements<Tally, Statement>(
  context: CommandContext,
  statements: readonly Statement[],
  start: () => Tally,
  run: (tally: Tally, statement: Statement, index: number, writer: Writer, reader: Reader) => void,
): Promise<{ tally: Tally; failures: { writeErrors?: WriteError[] } }> {
  const ordered = context.command.body['ordered'] !== false;
  return writeUnit(context, (writer, reader) => {
    const tally = start();
    const writeErrors: WriteError[] = [];
    for (const [index, statement] of statements.entries()) {
      try {
        beforeStatement(context);
        run(tally, statement, index, writer, reader);
      } catch (error) {
        if (!(error instanceof MongoError) || error.extra['errorLabels']) throw error;
        writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.extra });
        context.transaction?.abort();
        if (ordered || context.transaction) break;
      }
    }
    return { tally, failures: writeErrors.length > 0 ? { writeErrors } : {} };
  });
}
