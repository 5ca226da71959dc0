import { describe, expect, it } from '@jest/globals';
import { EJSON, type Document } from 'bson';
import { compare } from '../bson/compare.js';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { runPure } from './run.js';
import { type Row } from './row.js';
import { TABLE } from './table.js';

const text = (docs: readonly Document[], types: boolean): string[] =>
  docs.map((doc) => {
    const read = types ? decodeExact(encode(doc)) : decode(encode(doc));
    return EJSON.stringify(read, { relaxed: !types });
  });

function check(row: Row, answer: Document[]): void {
  if (row.ids) {
    const ids = answer.map((doc) => doc._id as unknown);
    const expected = [...row.ids];
    expect(row.ordered ? ids : ids.sort(compare)).toEqual(row.ordered ? expected : expected.sort(compare));
    return;
  }
  const [got, wanted] = [text(answer, row.types ?? false), text(row.gives ?? [], row.types ?? false)];
  expect(row.ordered ? got : got.sort()).toEqual(row.ordered ? wanted : wanted.sort());
}

function codeOf(row: Row): unknown {
  try {
    return runPure(row);
  } catch (error) {
    return error instanceof MongoError ? error.code : error;
  }
}

describe.each(Object.entries(TABLE))('%s', (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    if (row.fails === undefined) check(row, runPure(row));
    else expect(codeOf(row)).toBe(row.fails);
  });
});
