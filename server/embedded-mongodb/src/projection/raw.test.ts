import { describe, expect, it } from '@jest/globals';
import { calculateObjectSize, type Document } from 'bson';
import fc from 'fast-check';
import { anyValue } from '../bson/arbitrary.test-support.js';
import { decode, encode } from '../bson/decode.js';
import { compileProjection, compileRawProjection } from './projection.js';

const bufferOf = (doc: Document) => Buffer.from(encode(doc));

/** What is left, by way of the bytes and by way of the decoded document. */
function bothWays(doc: Document, spec: Document): [Document, Document] {
  const raw = bufferOf(doc);
  const bytes = compileRawProjection(spec)!(raw);
  const decoded = encode(compileProjection(spec)!(decode(raw)));
  expect(Buffer.compare(bytes, decoded)).toBe(0);
  return [decode(bytes), decode(decoded)];
}

const path = fc.constantFrom('a', 'b', 'c', 'a.a', 'a.b', 'b.a', 'b.a.b', 'c.a', 'c.a.b', '_id');
const document = fc.record({ _id: fc.nat(), a: anyValue, b: anyValue, c: anyValue, d: anyValue });

describe('projection of raw documents', () => {
  it('is what it is on decoded ones, whatever they hold', () => {
    fc.assert(
      fc.property(
        document,
        fc.uniqueArray(path, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (doc, paths, on) => {
          const spec = Object.fromEntries(paths.map((each) => [each, on ? 1 : 0]));
          const collides = paths.some((each) => paths.some((other) => other.startsWith(`${each}.`)));
          fc.pre(!collides);
          const [bytes, decoded] = bothWays(doc, spec);
          expect(calculateObjectSize(bytes)).toBe(calculateObjectSize(decoded));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reaches into arrays of documents, and of arrays', () => {
    const doc = { _id: 1, a: [{ b: 1, c: 2 }, 3, [{ b: 4 }, 5], { c: 6 }], d: 7 };
    expect(bothWays(doc, { 'a.b': 1, _id: 0 })[0]).toEqual({ a: [{ b: 1 }, [{ b: 4 }], {}] });
    expect(bothWays(doc, { 'a.b': 0 })[0]).toEqual({ _id: 1, a: [{ c: 2 }, 3, [{}, 5], { c: 6 }], d: 7 });
  });

  it('grows with the documents it meets', () => {
    const long = { _id: 1, keep: 'x'.repeat(200_000), drop: 'y'.repeat(200_000) };
    expect(bothWays(long, { drop: 0 })[0]).toEqual({ _id: 1, keep: long.keep });
    expect(bothWays(long, { drop: 1, _id: 0 })[0]).toEqual({ drop: long.drop });
  });

  it('leaves what computes or works on arrays to decoded documents', () => {
    const doc = { _id: 1, a: [1, 2, 3], b: 4 };
    expect(bothWays(doc, { a: { $slice: 1 } })[0]).toEqual({ _id: 1, a: [1], b: 4 });
    expect(bothWays(doc, { c: '$b' })[0]).toEqual({ _id: 1, c: 4 });
  });
});
