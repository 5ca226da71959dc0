import { Long, type Document } from 'bson';
import { encode } from '../bson/decode.js';
import { OP_MSG, OP_QUERY, OP_REPLY, type Request } from './message.js';

let lastRequestId = 0;
const nextRequestId = () => (lastRequestId = (lastRequestId + 1) & 0x7fffffff);

/** Frames a reply document in the way its request was framed. */
export function frameReply(request: Request, body: Uint8Array): Buffer[] {
  const legacy = request.opCode === OP_QUERY;
  const header = Buffer.alloc(legacy ? 36 : 21);
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(nextRequestId(), 4);
  header.writeInt32LE(request.requestId, 8);
  header.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) {
    header.writeInt32LE(8, 16);
    header.writeInt32LE(1, 32);
  }
  return [header, Buffer.from(body.buffer, body.byteOffset, body.byteLength)];
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

const MARKER = Buffer.from('\x04batch\0\x05\0\0\0\0', 'latin1');

/** `{ cursor: { <batchName>: [...], id, ns }, ok: 1 }`, with the documents copied in raw. */
export function cursorReply(page: CursorPage): Buffer {
  const shell = Buffer.from(
    encode({ cursor: { batch: [], id: Long.fromBigInt(page.id), ns: page.namespace }, ok: 1 }),
  );
  const hole = shell.indexOf(MARKER);
  const array = rawArray(page.batchName, page.documents);
  const reply = Buffer.concat([shell.subarray(0, hole), ...array, shell.subarray(hole + MARKER.length)]);
  const growth = reply.length - shell.length;
  reply.writeInt32LE(reply.length, 0);
  const cursor = 4 + '\x03cursor\0'.length;
  reply.writeInt32LE(shell.readInt32LE(cursor) + growth, cursor);
  return reply;
}

/** The pieces of an array element: its name, its length, and for every document its index and its bytes. */
function rawArray(name: string, documents: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let length = 5;
  documents.forEach((document, index) => {
    const label = Buffer.from(`\x03${index}\0`, 'latin1');
    pieces.push(label, document);
    length += label.length + document.length;
  });
  const head = Buffer.from(`\x04${name}\0....`, 'latin1');
  head.writeInt32LE(length, head.length - 4);
  return [head, ...pieces, Buffer.from([0])];
}
