import { deserialize, serialize, type Document } from 'bson';

/**
 * Decodes a document for reading. Int32 and Double become numbers; Long and Decimal128 stay what they are, so that
 * money and large counters keep every digit.
 */
export function decode(raw: Uint8Array): Document {
  return deserialize(raw, { promoteLongs: false, promoteBuffers: false });
}

/** Decodes a document for updating: every numeric type stays wrapped, so that it survives a round trip unchanged. */
export function decodeExact(raw: Uint8Array): Document {
  return deserialize(raw, { promoteValues: false, promoteBuffers: false, bsonRegExp: true });
}

/** Encodes a document as stored. Fields that are `undefined` are left out, as the official driver does with its option. */
export function encode(doc: Document): Uint8Array {
  return serialize(doc, { ignoreUndefined: true });
}
