import { expect } from '@jest/globals';
import { EJSON, type Document } from 'bson';
import { compare } from '../bson/compare.js';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { promote } from '../bson/promote.js';
import { type Row } from './row.js';

/** Runs a row and compares what comes back, documents or error code, with what the row says. */
export async function verify(row: Row, run: () => Document[] | Promise<Document[]>): Promise<void> {
  if (row.fails !== undefined) {
    expect(await codeOfFailure(run)).toBe(row.fails);
    return;
  }
  const answer = await run();
  if (row.ids) checkIds(row, row.ids, answer);
  else checkDocuments(row, row.gives ?? [], answer);
}

async function codeOfFailure(run: () => Document[] | Promise<Document[]>): Promise<unknown> {
  try {
    await run();
    return 'no failure';
  } catch (error) {
    // Decoded with its stored type, as everything is here.
    const { code } = error as { code?: unknown };
    return code === undefined ? error : promote(code);
  }
}

function checkIds(row: Row, wanted: readonly unknown[], answer: Document[]): void {
  const ids = answer.map((doc) => promote(doc._id as unknown));
  const order = (list: readonly unknown[]) => (row.ordered ? [...list] : [...list].sort(compare));
  expect(order(ids)).toEqual(order(wanted));
}

function checkDocuments(row: Row, wanted: readonly Document[], answer: Document[]): void {
  const order = (list: string[]) => (row.ordered ? list : list.sort());
  const text = row.types ? typed : untyped;
  expect(order(answer.map(text))).toEqual(order(wanted.map(text)));
}

const typed = (doc: Document): string => EJSON.stringify(decodeExact(encode(doc)), { relaxed: false });

const untyped = (doc: Document): string => EJSON.stringify(decode(encode(promote(doc))), { relaxed: true });
