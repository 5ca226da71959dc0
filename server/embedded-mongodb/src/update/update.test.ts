import { describe, expect, it } from '@jest/globals';
import { type Document, Timestamp } from 'bson';
import fc from 'fast-check';
import { anyValue } from '../bson/arbitrary.test-support.js';
import { decodeExact, encode } from '../bson/decode.js';
import { compileUpdate, upsertSeed } from './update.js';

const exact = (doc: Document) => decodeExact(encode(doc));
const apply = (doc: Document, update: Document | Document[], options = {}) =>
  compileUpdate(update, options).apply(exact(doc), { inserting: false });

describe('compileUpdate', () => {
  it('leaves the document it is given as it was', () => {
    const doc = exact({ _id: 1, a: { b: [1, { c: 2 }] }, n: 1 });
    const before = Buffer.from(encode(doc));
    const update = { $set: { 'a.b.1.c': 9 }, $push: { 'a.l': 1 }, $inc: { n: 1 }, $unset: { 'a.b.0': '' } };
    compileUpdate(update).apply(doc, { inserting: false });
    expect(Buffer.from(encode(doc)).equals(before)).toBe(true);
  });

  it('keeps every byte of what it does not touch', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const doc = { _id: 1, value, v: 1 };
        const after = apply(doc, { $set: { v: 1 } });
        expect(Buffer.from(encode(after)).equals(Buffer.from(encode(doc)))).toBe(true);
        const viaPipeline = apply(doc, [{ $set: { v: 1 } }]);
        expect(Buffer.from(encode(viaPipeline)).equals(Buffer.from(encode(doc)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('takes the instant of $currentDate from its variables', () => {
    const NOW = new Date('2022-05-01T00:00:00.000Z');
    const update = { $currentDate: { a: true, 'b.c': { $type: 'timestamp' } } };
    expect(apply({ _id: 1 }, update, { variables: { NOW } })).toEqual({
      _id: exact({ v: 1 }).v as unknown,
      a: NOW,
      b: { c: new Timestamp({ t: NOW.getTime() / 1000, i: 1 }) },
    });
    expect(() => apply({ _id: 1 }, { $currentDate: { a: 5 } })).toThrow('$currentDate');
  });

  it('tells a replacement from operators', () => {
    expect(compileUpdate({ a: 1 }).isReplacement).toBe(true);
    expect(compileUpdate({}).isReplacement).toBe(true);
    expect(compileUpdate({ $set: { a: 1 } }).isReplacement).toBe(false);
    expect(compileUpdate([{ $set: { a: 1 } }]).isReplacement).toBe(false);
  });

  it('does not let names reach the prototype', () => {
    const update = JSON.parse(
      '{ "$set": { "__proto__.polluted": 1, "constructor.prototype.polluted": 1 } }',
    ) as Document;
    const after = apply({ _id: 1 }, update);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.hasOwn(after, '__proto__')).toBe(true);
    expect(Object.keys(after)).toEqual(['_id', '__proto__', 'constructor']);
  });

  it('puts _id first when it inserts', () => {
    const doc = compileUpdate({ $set: { a: 1 }, $setOnInsert: { _id: 7 } }).apply(
      { k: 1 },
      { inserting: true },
    );
    expect(Object.keys(doc)).toEqual(['_id', 'k', 'a']);
  });
});

describe('upsertSeed', () => {
  it('refuses a path inside another', () => {
    expect(() => upsertSeed({ a: { b: 1 }, 'a.c': 2 })).toThrow('matched twice');
  });

  it('passes over what is no equality', () => {
    expect(
      upsertSeed({ a: { $gt: 1 }, b: { $in: [1, 2] }, c: /x/, $or: [{ d: 1 }, { e: 1 }], $expr: true }),
    ).toEqual({});
    expect(upsertSeed({ $or: [{ d: 1 }], 'e.f': null })).toEqual({ d: 1, e: { f: null } });
  });
});
