import { type Document } from 'bson';
import { encode } from '../bson/decode.js';
import { OP_MSG, OP_QUERY, OP_REPLY, type Request } from './message.js';

let lastRequestId = 0;
const nextRequestId = () => (lastRequestId = (lastRequestId + 1) & 0x7fffffff);

/** Up to this size one copy costs less than two writes. */
const COPIED_BYTES = 16_384;

/** Frames a reply document in the way its request was framed. */
export function frameReply(request: Request, reply: Uint8Array): Uint8Array[] {
  const legacy = request.opCode === OP_QUERY;
  const body = legacy ? reply : withElements(reply, operationTime());
  const header = Buffer.alloc(legacy ? 36 : 21);
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(nextRequestId(), 4);
  header.writeInt32LE(request.requestId, 8);
  header.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) {
    header.writeInt32LE(8, 16);
    header.writeInt32LE(1, 32);
  }
  return body.length > COPIED_BYTES ? [header, body] : [Buffer.concat([header, body])];
}

const OPERATION_TIME = Buffer.from('\x11operationTime\0........', 'latin1');

/** The moment of a reply, which sessions that read their own writes send back; there is but one node, so it is always reached. */
function operationTime(): Buffer {
  OPERATION_TIME.writeInt32LE(lastRequestId, OPERATION_TIME.length - 8);
  OPERATION_TIME.writeInt32LE(Math.floor(Date.now() / 1000), OPERATION_TIME.length - 4);
  return OPERATION_TIME;
}

/** A reply with further fields at its end. */
export function withFields(reply: Uint8Array, fields: Document): Buffer {
  return withElements(reply, encode(fields).subarray(4, -1));
}

function withElements(reply: Uint8Array, elements: Uint8Array): Buffer {
  const longer = Buffer.allocUnsafe(reply.length + elements.length);
  longer.set(reply, 0);
  longer.set(elements, reply.length - 1);
  longer[longer.length - 1] = 0;
  longer.writeInt32LE(longer.length, 0);
  return longer;
}

/** A successful reply. */
export function okReply(fields: Document): Uint8Array {
  return encode({ ...fields, ok: 1 });
}

interface CursorPage {
  /** 0 when the cursor is exhausted. */
  id: bigint;
  namespace: string;
  batchName: 'firstBatch' | 'nextBatch';
  documents: readonly Uint8Array[];
}

/** `{ cursor: { <batchName>: [...], id, ns }, ok: 1 }`, with the documents copied in raw. */
export function cursorReply({ id, namespace, batchName, documents }: CursorPage): Buffer {
  const name = Buffer.byteLength(namespace) + 1;
  const array = arraySize(documents);
  const cursor = 5 + (batchName.length + 2) + array + (4 + 8) + (4 + 4 + name);
  const reply = Buffer.allocUnsafe(5 + 8 + cursor + 12);
  let at = reply.writeInt32LE(reply.length, 0);
  at += reply.write('\x03cursor\0', at, 'latin1');
  at = reply.writeInt32LE(cursor, at);
  at += reply.write(`\x04${batchName}\0`, at, 'latin1');
  at = writeArray(reply, at, documents, array);
  at += reply.write('\x12id\0', at, 'latin1');
  at = reply.writeBigInt64LE(id, at);
  at += reply.write('\x02ns\0', at, 'latin1');
  at = reply.writeInt32LE(name, at);
  at += reply.write(namespace, at, 'utf8');
  at += reply.write('\0\0\x01ok\0', at, 'latin1');
  at = reply.writeDoubleLE(1, at);
  reply[at] = 0;
  return reply;
}

/** The fields and `ok: 1`, with one field more whose document is copied in raw. */
export function replyWith(fields: Document, name: string, document: Uint8Array): Buffer {
  const element = Buffer.from(`\x03${name}\0`, 'utf8');
  return withElements(okReply(fields), Buffer.concat([element, document]));
}

/** How many bytes an array of these documents takes: for each its type, its index as text and itself. */
function arraySize(documents: readonly Uint8Array[]): number {
  let size = 5;
  for (let index = 0; index < documents.length; index++)
    size += 2 + digits(index) + (documents[index] as Uint8Array).length;
  return size;
}

function digits(index: number): number {
  return index < 10 ? 1 : index < 100 ? 2 : index < 1000 ? 3 : String(index).length;
}

function writeArray(out: Buffer, from: number, documents: readonly Uint8Array[], size: number): number {
  let at = out.writeInt32LE(size, from);
  for (const [index, document] of documents.entries()) {
    at += out.write(`\x03${index}\0`, at, 'latin1');
    out.set(document, at);
    at += document.length;
  }
  out[at] = 0;
  return at + 1;
}
