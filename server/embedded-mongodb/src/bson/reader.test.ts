import { describe, expect, it } from '@jest/globals';
import { deserialize, serialize } from 'bson';
import fc from 'fast-check';
import { anyValue } from './arbitrary.test-support.js';
import { decode, decodeExact } from './decode.js';

const bytesOf = (value: unknown) => Buffer.from(serialize({ value, after: 1 }));

describe('decode', () => {
  it('reads what the bson library reads', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const bytes = bytesOf(value);
        expect(decode(bytes)).toEqual(deserialize(bytes, { promoteLongs: false, bsonRegExp: true }));
        expect(decodeExact(bytes)).toEqual(deserialize(bytes, { promoteValues: false, bsonRegExp: true }));
      }),
      { numRuns: 200 },
    );
  });

  it('reads the wanted fields alone, whatever lies between them', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decode(bytesOf(value), new Set(['after', 'none']))).toEqual({ after: 1 });
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a reference as the document it is', () => {
    expect(decode(bytesOf({ $ref: 'a', $id: 1 }))).toEqual({ value: { $ref: 'a', $id: 1 }, after: 1 });
  });

  it('refuses bytes that are no document, and never reads beyond them', () => {
    fc.assert(
      fc.property(anyValue, fc.nat(), fc.nat(255), (value, at, byte) => {
        const bytes = bytesOf(value);
        bytes[at % bytes.length] = byte;
        for (const read of [decode, decodeExact])
          try {
            read(bytes);
          } catch (error) {
            expect(error).toMatchObject({ name: 'MongoError' });
          }
      }),
      { numRuns: 300 },
    );
  });
});
