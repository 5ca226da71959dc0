import { BSONError, type DBRef, deserialize, serialize, type Document } from 'bson';
import { MongoError } from '../errors.js';
import { isObject, wrapperOf } from './types.js';

const REFERENCE_KEY = Buffer.from('$ref\0');

/**
 * Decodes a document for reading. Int32 and Double become numbers; Long, Decimal128, Binary and regular expressions
 * stay what they are, so that money keeps every digit and regular expressions every option.
 */
export function decode(raw: Uint8Array): Document {
  return plainReferences(raw, read(raw, { promoteLongs: false, promoteBuffers: false, bsonRegExp: true }));
}

/** Decodes a document for updating: every numeric type stays wrapped, so that it survives a round trip unchanged. */
export function decodeExact(raw: Uint8Array): Document {
  return plainReferences(raw, read(raw, { promoteValues: false, bsonRegExp: true }));
}

/** Encodes a document as stored. Fields that are `undefined` are left out. */
export function encode(doc: Document): Uint8Array {
  try {
    return serialize(doc, { ignoreUndefined: true });
  } catch (error) {
    throw asMongoError(error);
  }
}

function read(raw: Uint8Array, options: Parameters<typeof deserialize>[1]): Document {
  try {
    return deserialize(raw, options);
  } catch (error) {
    throw asMongoError(error);
  }
}

function asMongoError(error: unknown): unknown {
  return BSONError.isBSONError(error) ? new MongoError(22, error.message) : error;
}

// The bson library turns { $ref, $id } into an object whose fields have other names; queries need the stored ones.
function plainReferences(raw: Uint8Array, doc: Document): Document {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  return bytes.includes(REFERENCE_KEY) ? (unwrapReferences(doc) as Document) : doc;
}

function unwrapReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapReferences);
  if (wrapperOf(value) === 'DBRef') return unwrapReferences((value as DBRef).toJSON());
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, unwrapReferences(field)]));
}
