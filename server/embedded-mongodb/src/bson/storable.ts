import { isUtf8 } from 'node:buffer';
import { MongoError } from '../errors.js';
import { skipValue } from '../wire/raw-bson.js';

const MAX_BYTES = 16 * 1024 * 1024;
/** As many levels as MongoDB's manual allows a document to have. */
const MOST_LEVELS = 100;
const REGEX_OPTIONS = /^[imxlsu]*$/;

const malformed = (what: string) => new MongoError(22, `InvalidBSON: ${what}`);

/** Refuses a document that is too large or too deep to insert, or that could not be read again. */
export function checkInserted(raw: Buffer): void {
  if (raw.length > MAX_BYTES)
    throw new MongoError(
      2,
      `object to insert too large. size in bytes: ${raw.length}, max size: ${MAX_BYTES}`,
    );
  requireEnd(raw, checkDocument(raw, 0, raw.length, 1));
}

/** As `checkInserted`, of what an update made of a document. */
export function checkUpdated(raw: Buffer): void {
  if (raw.length > MAX_BYTES)
    throw new MongoError(17419, `Resulting document after update is larger than ${MAX_BYTES}`);
  requireEnd(raw, checkDocument(raw, 0, raw.length, 1));
}

/** As `checkInserted`, of what an upsert made. */
export function checkUpserted(raw: Buffer): void {
  if (raw.length > MAX_BYTES) throw new MongoError(17420, `Document to upsert is larger than ${MAX_BYTES}`);
}

function requireEnd(raw: Buffer, end: number): void {
  if (end !== raw.length) throw malformed('a document does not end where it says');
}

/** Checks the document that begins at `start`, within what ends at `limit`; gives where it ends. */
function checkDocument(raw: Buffer, start: number, limit: number, level: number): number {
  if (start + 5 > limit) throw malformed('a document runs over its end');
  const end = start + raw.readInt32LE(start);
  if (end < start + 5 || end > limit || raw[end - 1] !== 0) throw malformed('a document runs over its end');
  if (level > MOST_LEVELS && end > start + 5)
    throw new MongoError(15, `Document exceeds maximum nesting depth of ${MOST_LEVELS}`);
  const last = end - 1;
  let at = start + 4;
  while (at < last) {
    const type = raw[at++] as number;
    while (raw[at] !== 0) if (++at >= last) throw malformed('a field name without an end');
    at = checkValue(raw, type, at + 1, last, level);
    if (at > last) throw malformed('a value runs over the end of its document');
  }
  return end;
}

function checkValue(raw: Buffer, type: number, at: number, limit: number, level: number): number {
  switch (type) {
    case 2:
    case 13:
    case 14:
      return checkText(raw, at, limit);
    case 3:
    case 4:
      return checkDocument(raw, at, limit, level + 1);
    case 8:
      if (raw[at] !== 0 && raw[at] !== 1) throw malformed('a boolean is neither true nor false');
      return at + 1;
    default:
      return checkRare(raw, type, at, limit, level);
  }
}

function checkRare(raw: Buffer, type: number, at: number, limit: number, level: number): number {
  const end = skipValue(raw, type, at);
  if (end > limit) throw malformed('a value runs over the end of its document');
  if (type === 5 && raw[at + 4] === 2 && raw.readInt32LE(at + 5) !== raw.readInt32LE(at) - 4)
    throw malformed('binary data of the old kind with two lengths');
  if (type === 11) {
    const options = raw.toString('latin1', raw.indexOf(0, at) + 1, end - 1);
    if (!REGEX_OPTIONS.test(options)) throw malformed('a regular expression with unknown options');
  }
  if (type === 12) checkText(raw, at, limit);
  if (type === 15 && checkDocument(raw, checkText(raw, at + 4, end), end, level + 1) !== end)
    throw malformed('code with a scope that does not end where it says');
  return end;
}

function checkText(raw: Buffer, at: number, limit: number): number {
  const size = at + 4 > limit ? 0 : raw.readInt32LE(at);
  const end = at + 4 + size;
  if (size < 1 || end > limit || raw[end - 1] !== 0) throw malformed('a text runs over its end');
  if (!isUtf8(raw.subarray(at + 4, end - 1))) throw malformed('a text that is not UTF-8');
  return end;
}
