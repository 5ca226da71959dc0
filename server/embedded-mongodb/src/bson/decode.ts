import { BSONError, serialize, type Document } from 'bson';
import { MongoError } from '../errors.js';
import { BsonReader } from './reader.js';

/**
 * Decodes a document for reading, or only those of its top-level fields that are `wanted`. Int32 and Double become numbers;
 * Long, Decimal128, Binary and regular expressions stay what they are, so that money keeps every digit and regular expressions
 * every option.
 */
export function decode(raw: Uint8Array, wanted?: ReadonlySet<string>): Document {
  return new BsonReader(asBuffer(raw), false).read(wanted);
}

/** Decodes a document for updating: every numeric type stays wrapped, so that it survives a round trip unchanged. */
export function decodeExact(raw: Uint8Array, wanted?: ReadonlySet<string>): Document {
  return new BsonReader(asBuffer(raw), true).read(wanted);
}

function asBuffer(raw: Uint8Array): Buffer {
  return Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
}

/** Encodes a document as stored. Fields that are `undefined` are left out. */
export function encode(doc: Document): Buffer {
  try {
    return asBuffer(serialize(doc, { ignoreUndefined: true }));
  } catch (error) {
    throw BSONError.isBSONError(error) ? new MongoError(22, error.message) : error;
  }
}
