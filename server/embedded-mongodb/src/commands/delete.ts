import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { findRows } from '../plan/execute.js';
import { collectionOf, type Handler } from './context.js';
import { collationOption, objectOption, variablesOption, wholeNumber } from './options.js';
import { runStatements } from './statements.js';

export const deleteDocuments: Handler = async (context) => {
  const statements = context.command.sequence('deletes').map((raw) => decode(raw));
  statements.forEach(requireKnown);
  const variables = variablesOption(context.command.body);
  const collection = collectionOf(context);
  const { tally, failures } = await runStatements(
    context,
    statements,
    () => ({ n: 0 }),
    (counts, statement, _index, writer, reader) => {
      const collation = collationOption(statement);
      const filter = objectOption(statement, 'q') ?? {};
      const limit = wholeNumber(statement, 'limit', 0);
      if (!collection) return;
      const request = { filter, limit, hint: statement['hint'] as unknown, variables, collation };
      for (const row of [...findRows(context.server.store, collection, reader, request)]) {
        writer.remove(collection, row);
        counts.n++;
      }
    },
  );
  return { n: tally.n, ...failures };
};

const FIELDS: ReadonlySet<string> = new Set(['q', 'limit', 'hint', 'collation']);

function requireKnown(statement: Document): void {
  const unknown = Object.keys(statement).find((field) => !FIELDS.has(field));
  if (unknown) throw new MongoError(40415, `BSON field 'delete.deletes.${unknown}' is an unknown field.`);
}
