import { type Document } from 'bson';
import { runPipeline } from '../aggregate/pipeline.js';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { compileProjection } from '../projection/projection.js';
import { compileFilter } from '../query/filter.js';
import { compileSort } from '../query/sort.js';
import { compileUpdate, upsertSeed } from '../update/update.js';
import { type Operation, type Row } from './row.js';

const copy = (doc: Document): Document => decode(encode(doc));
const exact = (doc: Document): Document => decodeExact(encode(doc));

/** Carries a row out with the pure functions and gives the documents it answers with. */
export function runPure(row: Row): Document[] {
  const operation = row.do;
  if ('find' in operation) return find(row.docs, operation);
  if ('update' in operation) return update(row.docs, operation);
  const environment = {
    collection: (name: string) => (row.others?.[name] ?? []).map(copy),
    lookup: () => null,
  };
  return runPipeline(
    row.docs.map(copy),
    copy({ stages: operation.aggregate }).stages as Document[],
    environment,
  );
}

function find(docs: readonly Document[], operation: Extract<Operation, { find: Document }>): Document[] {
  const filter = copy(operation.find);
  const { collation } = operation;
  const matches = compileFilter(filter, collation && { collation });
  const project = compileProjection(operation.projection && copy(operation.projection), filter);
  const found = docs.map(copy).filter(matches);
  const sorted = operation.sort ? compileSort(copy(operation.sort)).sort(found) : found;
  const { skip = 0, limit = Infinity } = operation;
  return sorted.slice(skip, skip + limit).map((doc) => (project ? project(doc) : doc));
}

function update(docs: readonly Document[], operation: Extract<Operation, { update: unknown }>): Document[] {
  const filter = exact(operation.where ?? {});
  const matches = compileFilter(filter);
  const { u, a } = exact({ u: operation.update, a: operation.arrayFilters ?? [] });
  const compiled = compileUpdate(u as Document, { filter, arrayFilters: a as Document[] });
  const targets = docs.filter((doc) => matches(copy(doc))).slice(0, operation.many ? undefined : 1);
  const after = docs.map((doc) => {
    return targets.includes(doc) ? compiled.apply(exact(doc), { inserting: false }) : exact(doc);
  });
  if (targets.length === 0 && operation.upsert)
    after.push(compiled.apply(upsertSeed(filter), { inserting: true }));
  return after;
}
