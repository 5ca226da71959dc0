import { ensureCollection, type Handler } from './context.js';
import { insertDocument } from './documents.js';
import { runStatements } from './statements.js';

export const insert: Handler = async (context) => {
  const documents = context.command.sequence('documents');
  const collection = await ensureCollection(context);
  const { tally, failures } = await runStatements(
    context,
    documents,
    () => ({ n: 0 }),
    (counts, raw, _index, writer) => {
      insertDocument(collection, raw, writer);
      counts.n++;
    },
  );
  return { n: tally.n, ...failures };
};
