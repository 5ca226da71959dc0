import { MongoError } from '../errors.js';

export const OP_REPLY = 1;
export const OP_QUERY = 2004;
export const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** A request as framed on the wire: a command document, and the document sequences sent beside it. */
export interface Request {
  requestId: number;
  opCode: typeof OP_QUERY | typeof OP_MSG;
  body: Buffer;
  sequences: Map<string, Buffer[]>;
  expectsReply: boolean;
}

/**
 * Parses one whole message. A malformed one, or an operation this protocol version dropped, is an error of
 * the connection.
 */
export function parseMessage(message: Buffer): Request {
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return parseOpMsg(message);
  if (opCode === OP_QUERY) return parseOpQuery(message);
  throw new MongoError(17, `unsupported wire operation ${opCode}`);
}

function parseOpMsg(message: Buffer): Request {
  const flags = message.readUInt32LE(16);
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  const sequences = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  let at = 20;
  while (at < end) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const next = at + 1 + size;
    if (size < 5 || next > end) throw new MongoError(17, 'a section runs over the end of its message');
    if (kind === 0) body = message.subarray(at + 1, next);
    else if (kind === 1) readSequence(message, at + 5, next, sequences);
    else throw new MongoError(17, `unknown section kind ${kind}`);
    at = next;
  }
  if (!body) throw new MongoError(17, 'a message without a body section');
  return {
    requestId: message.readInt32LE(4),
    opCode: OP_MSG,
    body,
    sequences,
    expectsReply: !(flags & MORE_TO_COME),
  };
}

function readSequence(message: Buffer, from: number, end: number, sequences: Map<string, Buffer[]>): void {
  const zero = message.indexOf(0, from);
  if (zero < 0 || zero >= end) throw new MongoError(17, 'a document sequence without a name');
  const documents: Buffer[] = [];
  let at = zero + 1;
  while (at < end) {
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new MongoError(17, 'a document runs over the end of its sequence');
    documents.push(message.subarray(at, at + size));
    at += size;
  }
  sequences.set(message.toString('utf8', from, zero), documents);
}

/** The handshake of older protocol versions, which drivers still begin with. */
function parseOpQuery(message: Buffer): Request {
  const zero = message.indexOf(0, 20);
  const at = zero + 9;
  if (zero < 0 || at + 5 > message.length) throw new MongoError(17, 'a malformed query message');
  const size = message.readInt32LE(at);
  if (size < 5 || at + size > message.length)
    throw new MongoError(17, 'a query document runs over its message');
  const body = message.subarray(at, at + size);
  return {
    requestId: message.readInt32LE(4),
    opCode: OP_QUERY,
    body,
    sequences: new Map(),
    expectsReply: true,
  };
}
