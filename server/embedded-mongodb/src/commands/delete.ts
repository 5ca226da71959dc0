import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { type Among, type FindRequest, findRows } from '../plan/execute.js';
import { searchedAhead } from '../plan/search-ahead.js';
import { collectionOf, type Handler } from './context.js';
import { collationOption, objectOption, variablesOption, wholeNumber } from './options.js';
import { runStatements } from './statements.js';

export const deleteDocuments: Handler = async (context) => {
  const statements = context.command.sequence('deletes').map((raw) => decode(raw));
  statements.forEach(requireKnown);
  const variables = variablesOption(context.command.body);
  const collection = collectionOf(context);
  const { store } = context.server;
  const searchOf = (statement: Document): FindRequest => ({
    filter: objectOption(statement, 'q') ?? {},
    limit: wholeNumber(statement, 'limit', 0),
    hint: statement['hint'] as unknown,
    variables,
    collation: collationOption(statement),
  });
  const run = (among?: Among) =>
    runStatements(
      context,
      statements,
      () => ({ n: 0 }),
      (counts, statement, _index, writer, reader) => {
        const request = { ...searchOf(statement), among };
        if (!collection) return;
        for (const row of [...findRows(store, collection, reader, request)]) {
          writer.remove(collection, row);
          counts.n++;
        }
      },
    );
  const sole = () =>
    context.transaction || statements.length > 1 ? undefined : searchOf(statements[0] as Document);
  const { tally, failures } = await searchedAhead(store, collection, sole, run);
  return { n: tally.n, ...failures };
};

const FIELDS: ReadonlySet<string> = new Set(['q', 'limit', 'hint', 'collation']);

function requireKnown(statement: Document): void {
  const unknown = Object.keys(statement).find((field) => !FIELDS.has(field));
  if (unknown) throw new MongoError(40415, `BSON field 'delete.deletes.${unknown}' is an unknown field.`);
}
