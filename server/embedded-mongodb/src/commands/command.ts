import { type Document } from 'bson';
import { decode, decodeExact } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { type Request } from '../wire/message.js';
import { assemble, documentsOf, elementsOf, type RawElement } from '../wire/raw-bson.js';

/** Arrays of documents that a command may carry inside or, in newer drivers, beside its body. */
const SEQUENCES: ReadonlySet<string> = new Set(['documents', 'updates', 'deletes', 'ops']);

/** A command as sent. `body` leaves out the document sequences, which stay raw. */
export interface Command {
  readonly name: string;
  readonly database: string;
  readonly body: Document;
  /** The body as it was sent. */
  readonly raw: Buffer;
  /** The body with every numeric type preserved. */
  exact(): Document;
  /** The raw documents of a sequence; refuses a command without it. */
  sequence(field: string): readonly Buffer[];
}

/** Reads the command of a request. */
export function commandOf(request: Request): Command {
  const sequences = new Map(request.sequences);
  const raw = withoutSequences(request.body, sequences);
  const body = decode(raw);
  return {
    name: Object.keys(body)[0] ?? '',
    database: typeof body['$db'] === 'string' ? body['$db'] : 'admin',
    body,
    raw,
    exact: () => decodeExact(raw),
    sequence: (field) => {
      const documents = sequences.get(field);
      if (!documents) throw new MongoError(40414, `BSON field '${field}' is missing but a required field`);
      if (documents.length === 0 || documents.length > 100_000)
        throw new MongoError(
          16,
          `Write batch sizes must be between 1 and 100000. Got ${documents.length} operations.`,
        );
      return documents;
    },
  };
}

/** The body without the document sequences it carries inside, which go into `sequences`. */
function withoutSequences(body: Buffer, sequences: Map<string, Buffer[]>): Buffer {
  const parts: RawElement[] = [];
  let carries = false;
  for (const element of elementsOf(body)) {
    if (element.type === 4 && SEQUENCES.has(element.name)) {
      carries = true;
      sequences.set(element.name, documentsOf(body.subarray(element.value, element.end), element.name));
    } else parts.push(element);
  }
  return carries ? assemble(body, parts) : body;
}

const LONGEST_DATABASE = 63;
const LONGEST_NAMESPACE = 255;
const IN_NO_DATABASE = /[/\\. "$\0]/;

/** `database.collection` from the command's own field; refuses anything but proper names. */
export function namespaceOf({ body, name, database }: Command): string {
  const collection = body[name] as unknown;
  const namespace = `${database}.${typeof collection === 'string' ? collection : ''}`;
  if (typeof collection !== 'string' || collection === '' || collection.startsWith('.'))
    throw new MongoError(73, `Invalid namespace specified '${namespace}'`);
  requireProperNames(database, collection, namespace);
  return namespace;
}

/** Refuses the names that MongoDB keeps for itself. */
export function requireOwnName(namespace: string): void {
  if (/^[^.]+\.system\./.test(namespace)) throw new MongoError(73, `cannot write to '${namespace}'`);
}

function requireProperNames(database: string, collection: string, namespace: string): void {
  if (database === '' || database.length > LONGEST_DATABASE || IN_NO_DATABASE.test(database))
    throw new MongoError(73, `Invalid database name: '${database}'`);
  if (collection.includes('$') || collection.includes('\0'))
    throw new MongoError(73, `Invalid collection name: '${collection}'`);
  if (namespace.length * 4 > LONGEST_NAMESPACE && Buffer.byteLength(namespace) > LONGEST_NAMESPACE)
    throw new MongoError(
      73,
      `Fully qualified namespace is too long. Namespace: ${namespace} Max: ${LONGEST_NAMESPACE}`,
    );
}
