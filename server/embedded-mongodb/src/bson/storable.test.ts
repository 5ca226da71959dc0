import { describe, expect, it } from '@jest/globals';
import { type Document, serialize } from 'bson';
import fc from 'fast-check';
import { anyValue } from './arbitrary.test-support.js';
import { decode, decodeExact, encode } from './decode.js';
import { checkInserted, checkUpdated } from './storable.js';

/** Documents within one another, so many in all. */
function nested(levels: number): Document {
  return levels === 1 ? { a: 1 } : { a: nested(levels - 1) };
}

describe('what may be stored', () => {
  it('is every document there is', () => {
    fc.assert(
      fc.property(anyValue, (value) => checkInserted(encode({ value }))),
      { numRuns: 300 },
    );
  });

  it('can be read again, whatever bytes were sent', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        anyValue,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        (value, changes) => {
          const bytes = Buffer.from(serialize({ value, after: 'text' }));
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          try {
            checkInserted(bytes);
          } catch (error) {
            expect(error).toMatchObject({ name: 'MongoError' });
            return;
          }
          accepted++;
          decodeExact(bytes);
          decode(bytes);
        },
      ),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('has 100 levels, not 101', () => {
    checkInserted(encode(nested(100)));
    checkInserted(encode({ a: Array.from({ length: 98 }).reduce((inner) => [inner], [1]) }));
    expect(() => checkInserted(encode(nested(101)))).toThrow(expect.objectContaining({ code: 15 }));
    expect(() => checkUpdated(encode(nested(101)))).toThrow(expect.objectContaining({ code: 15 }));
  });
});
