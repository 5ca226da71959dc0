import { type Document } from 'bson';
import { compare } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject, type Fields } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { namedOperands } from './compile.js';
import { type StageCompiler } from './context.js';
import { compileScoped } from './expression.js';
import { type Evaluate, type Scope } from './scope.js';
import { COUNT, parseFields, requireExpression, type Field } from './stages-group.js';

const bucketAuto: StageCompiler = (operand, context) => {
  const options = namedOperands('$bucketAuto', operand, ['groupBy', 'buckets'], ['output', 'granularity'], {
    ...{ noObject: 40240, unknown: 40245, absent: 40246 },
  });
  requireExpression(options['groupBy'], 40239, '$bucketAuto');
  if (options['granularity'] !== undefined) throw unsupported("the option 'granularity' of $bucketAuto");
  const buckets = bucketsOf(options['buckets']);
  const fields = parseFields(isObject(options['output']) ? options['output'] : COUNT);
  const valueOf = compileScoped(options['groupBy']);
  return (docs) => {
    const entries = Array.from(docs, (doc) => context.scopeOf(doc)).map((scope) => ({
      scope,
      value: valueOf(scope) ?? null,
    }));
    entries.sort((a, b) => compare(a.value, b.value));
    return evenly(entries, buckets, fields);
  };
};

function bucketsOf(value: unknown): number {
  const refuse = (code: number, what: string) =>
    new MongoError(code, `The $bucketAuto 'buckets' field must be ${what}`);
  if (!isNumeric(value)) throw refuse(40241, 'a numeric value');
  const buckets = toDouble(value);
  if (!Number.isInteger(buckets)) throw refuse(40242, 'representable as a 32-bit integer');
  if (buckets < 1) throw refuse(40243, 'greater than 0');
  return buckets;
}

interface Entry {
  readonly scope: Scope;
  readonly value: unknown;
}

/** Buckets of about the same size; equal values stay together, and each ends where the next begins. */
function evenly(entries: readonly Entry[], buckets: number, fields: readonly Field[]): Document[] {
  const size = Math.max(1, Math.round(entries.length / buckets));
  const groups: Entry[][] = [];
  for (let at = 0; at < entries.length;) {
    let end = groups.length === buckets - 1 ? entries.length : Math.min(at + size, entries.length);
    while (end < entries.length && compare(entries[end]?.value, entries[end - 1]?.value) === 0) end++;
    groups.push(entries.slice(at, end));
    at = end;
  }
  return groups.map((group, i) => {
    const max = groups[i + 1]?.[0]?.value ?? group.at(-1)?.value;
    return { _id: { min: group[0]?.value, max }, ...accumulated(group, fields) };
  });
}

function accumulated(group: readonly Entry[], fields: readonly Field[]): Document {
  return Object.fromEntries(
    fields.map(({ name, start }) => {
      const accumulator = start();
      for (const { scope } of group) accumulator.add(scope);
      return [name, accumulator.result()] as const;
    }),
  );
}

/** `$redact`: what becomes of a document and of those in it, each decided by one expression. */
const redact: StageCompiler = (operand, context) => {
  const decide = compileScoped(operand);
  return function* (docs) {
    for (const doc of docs) {
      const kept = redacted(doc, decide, context.scopeOf(doc));
      if (kept) yield kept;
    }
  };
};

function redacted(fields: Fields, decide: Evaluate, scope: Scope): Fields | null {
  switch (decide({ ...scope, root: fields })) {
    case '$$PRUNE':
      return null;
    case '$$KEEP':
      return fields;
    case '$$DESCEND':
      return Object.fromEntries(
        Object.entries(fields).flatMap(([key, value]) => {
          const inner = redactedValue(value, decide, scope);
          return inner === undefined ? [] : [[key, inner] as const];
        }),
      );
    default:
      throw new MongoError(
        17053,
        "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
      );
  }
}

function redactedValue(value: unknown, decide: Evaluate, scope: Scope): unknown {
  if (isObject(value)) return redacted(value, decide, scope) ?? undefined;
  if (!Array.isArray(value)) return value;
  return (value as unknown[])
    .map((element) => redactedValue(element, decide, scope))
    .filter((element) => element !== undefined);
}

const documents: StageCompiler = (operand, { scopeOf }) => {
  const listed = compileScoped(operand)(scopeOf({}));
  if (!Array.isArray(listed) || !listed.every(isObject))
    throw new MongoError(5858203, 'the $documents stage takes an expression that is an array of documents');
  return () => listed;
};

const listLocalSessions: StageCompiler = (operand, { environment }) => {
  namedOperands('$listLocalSessions', operand, [], ['allUsers', 'users']);
  return () => environment.sessions?.() ?? [];
};

const collStats: StageCompiler = (operand, { environment }) => {
  if (!isObject(operand)) throw new MongoError(5447000, '$collStats must take a nested object');
  return () => (environment.statistics ? [environment.statistics(operand)] : []);
};

const indexStats: StageCompiler = (operand, { environment }) => {
  if (!isObject(operand) || Object.keys(operand).length > 0)
    throw new MongoError(28803, 'The $indexStats stage specification must be an empty object');
  return () => environment.indexStatistics?.() ?? [];
};

/** The rarer stages that need nothing but their documents, or none at all. */
export const specialStages: Readonly<Record<string, StageCompiler>> = {
  $bucketAuto: bucketAuto,
  $redact: redact,
  $collStats: collStats,
  $documents: documents,
  $indexStats: indexStats,
  $listLocalSessions: listLocalSessions,
};
