import { type Task } from 'meilisearch';
import { documentProblem } from '../documents.js';
import { SearchUnavailable } from '../errors.js';
import { type DocumentFailure } from '../port.js';
import { type SearchDocument, type SearchSchema } from '../schema.js';
import { type Connection, reasonOf } from './connection.js';
import { type EngineRecord, recordOf } from './records.js';

/** Small enough to be sent at once, large enough that the engine is not kept with starting and ending. */
export const BATCH = 500;

/** Writes whole documents into an index; gives those that were refused, by us or by the engine. */
export async function writeDocuments(
  connection: Connection,
  uid: string,
  schema: SearchSchema,
  documents: readonly SearchDocument[],
): Promise<DocumentFailure[]> {
  const failures: DocumentFailure[] = [];
  const records: EngineRecord[] = [];
  for (const document of documents) {
    const reason = documentProblem(schema, document);
    if (reason === null) records.push(recordOf(schema, document));
    else failures.push({ id: document.id, reason });
  }
  for (let from = 0; from < records.length; from += BATCH) {
    failures.push(...(await writeRecords(connection, uid, records.slice(from, from + BATCH))));
  }
  return failures;
}

/** One document that the engine does not take fails its whole batch: it is found by halves. */
async function writeRecords(
  connection: Connection,
  uid: string,
  records: EngineRecord[],
): Promise<DocumentFailure[]> {
  const task = await connection.perform((client) =>
    client.index(uid).addDocuments(records, { primaryKey: 'id' }),
  );
  if (task.status === 'succeeded') return [];
  if (!isAboutDocuments(task)) throw new SearchUnavailable(`${uid}: ${reasonOf(task)}`);
  if (records.length === 1) return [{ id: records[0]!.id, reason: reasonOf(task) }];
  const half = Math.ceil(records.length / 2);
  const first = await writeRecords(connection, uid, records.slice(0, half));
  return [...first, ...(await writeRecords(connection, uid, records.slice(half)))];
}

/** Whether a task failed for what was in it, rather than for the state of the engine. */
function isAboutDocuments({ status, error }: Task): boolean {
  return status === 'failed' && error?.type === 'invalid_request' && error.code !== 'index_not_found';
}

/** Removes documents from an index, those that are not there included. */
export async function removeDocuments(
  connection: Connection,
  uid: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await connection.succeed((client) => client.index(uid).deleteDocuments([...ids]));
}
