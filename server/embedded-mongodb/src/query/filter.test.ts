import { describe, expect, it } from '@jest/globals';
import { type Document } from 'bson';
import fc from 'fast-check';
import { anyValue, roundTrip } from '../bson/arbitrary.test-support.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, Rank, typeOrder } from '../bson/types.js';
import { encodeKey } from '../keys/encode.js';
import { indexValues } from '../keys/index-values.js';
import { compileFilter, filterPaths, needsExactTypes } from './filter.js';

const key = (value: unknown) => encodeKey([value], [1]);
const isRange = (value: unknown) =>
  ![Rank.null, Rank.regex, Rank.minKey, Rank.maxKey].includes(typeOrder(value) as 5);
const isNaNValue = (value: unknown) => isNumeric(value) && Number.isNaN(toDouble(value));

/** What a scan of one type's part of an index between two keys would find. */
function scan(operator: string, operand: unknown): (stored: unknown) => boolean {
  return (stored) => {
    if (typeOrder(stored) !== typeOrder(operand) || isNaNValue(stored) !== isNaNValue(operand)) return false;
    const order = Buffer.compare(key(stored), key(operand));
    return (
      { $gt: order > 0, $gte: order >= 0, $lt: order < 0, $lte: order <= 0, $eq: order === 0 }[operator] ??
      false
    );
  };
}

const operators = fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq');

describe('a filter and the keys of an index', () => {
  it('agree on every range over what the index stores', () => {
    fc.assert(
      fc.property(anyValue, anyValue, operators, (x, y, operator) => {
        const doc: Document = { v: roundTrip(x) };
        const operand = roundTrip(y);
        fc.pre(isRange(operand));
        const stored = indexValues(doc, ['v']).tuples.map(([value]) => value);
        // An array as operand also means the whole array, which an index holds only by its elements.
        const whole = Array.isArray(doc.v) ? [...stored, doc.v as unknown] : stored;
        const found = whole.some(scan(operator, operand));
        expect(compileFilter({ v: { [operator]: operand } })(doc)).toBe(found);
      }),
      { numRuns: 4000 },
    );
  });

  it('agree on $in', () => {
    fc.assert(
      fc.property(anyValue, fc.array(anyValue, { maxLength: 4 }), (x, list) => {
        const doc: Document = { v: roundTrip(x) };
        const operands = roundTrip(list).filter((value) => typeOrder(value) !== Rank.regex);
        const values = Array.isArray(doc.v)
          ? [...(doc.v as unknown[]), doc.v as unknown]
          : [doc.v as unknown];
        const found = values.some((value) => operands.some((operand) => key(value).equals(key(operand))));
        expect(compileFilter({ v: { $in: operands } })(doc)).toBe(found);
        expect(compileFilter({ v: { $nin: operands } })(doc)).toBe(!found);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('filterPaths', () => {
  it('names the top-level fields', () => {
    const filter = {
      'a.b': 1,
      $or: [{ c: 1 }, { $and: [{ 'd.0': 2 }] }],
      $expr: { $gt: ['$e.f', '$$x'] },
      $comment: 'c',
    };
    expect(filterPaths(filter)).toEqual(new Set(['a', 'c', 'd', 'e']));
  });

  it('says when any field may be read', () => {
    expect(filterPaths({ $expr: { $eq: ['$$ROOT', 1] } })).toBeUndefined();
    expect(filterPaths({ $expr: { $getField: 'a' } })).toBeUndefined();
    expect(filterPaths({ $where: 'true' })).toBeUndefined();
  });
});

describe('needsExactTypes', () => {
  it('looks for $type anywhere', () => {
    expect(needsExactTypes({ $or: [{ a: { $not: { $type: 'int' } } }] })).toBe(true);
    expect(needsExactTypes({ a: 1 })).toBe(false);
  });
});

describe('collation', () => {
  const under = (strength: number, filter: Document) =>
    compileFilter(filter, { collation: { locale: 'en', strength } });

  it('makes texts equal that differ in case, or in accents too', () => {
    const doc = { name: 'Élan', inside: [{ k: 'X' }] };
    expect(under(2, { name: 'éLAN', inside: { $elemMatch: { k: 'x' } } })(doc)).toBe(true);
    expect(under(2, { name: 'elan' })(doc)).toBe(false);
    expect(under(1, { name: { $in: ['elan'] } })(doc)).toBe(true);
    expect(under(3, { name: 'élan' })(doc)).toBe(false);
    expect(compileFilter({ name: 'Élan' }, { collation: { locale: 'simple' } })(doc)).toBe(true);
  });

  it('is refused where it would decide an order, or by an option that changes more than equality', () => {
    expect(() => under(2, { name: { $gt: 'a' } })).toThrow('collation');
    expect(() => under(2, { name: { $regex: 'a' } })).toThrow('collation');
    expect(() => compileFilter({}, { collation: { locale: 'en', numericOrdering: true } })).toThrow(
      'numericOrdering',
    );
  });
});
