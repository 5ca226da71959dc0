import { type Document } from 'bson';
import { someValue } from '../bson/paths.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { addComputed } from '../projection/apply.js';
import { type Branch, putNode } from '../projection/parse.js';
import { compileFilter } from '../query/filter.js';
import { DECLARED_CODES, namedOperands } from './compile.js';
import { type Stage, type StageCompiler, type StageContext } from './context.js';
import { compileScoped } from './expression.js';
import { resolve, splitFieldPath } from './field-path.js';
import { indexedCandidates } from './join-candidates.js';
import { identity } from './operators-set.js';

/** Finds the documents of the other collection that belong to one document. */
type Join = (doc: Document) => Iterable<Document>;

const lookup: StageCompiler = (operand, context) => {
  const options = namedOperands(
    '$lookup',
    operand,
    ['from', 'as'],
    ['localField', 'foreignField', 'let', 'pipeline'],
  );
  const { from, as, localField, foreignField, pipeline } = options;
  if (typeof from !== 'string' || typeof as !== 'string') {
    throw new MongoError(9, "$lookup arguments 'from' and 'as' must be strings");
  }
  const byFields = localField !== undefined || foreignField !== undefined;
  if (!byFields && pipeline === undefined) {
    throw new MongoError(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const join = byFields ? joinFields(from, localField, foreignField, context) : null;
  if (pipeline === undefined && join) return attach(as, join, context);
  return attach(as, joinPipeline(from, pipeline, options.let ?? {}, join, context), context);
};

/** Puts what is found for each document into its field `as`. */
export function attach(as: string, join: Join, { scopeOf }: StageContext): Stage {
  let found: Document[] = [];
  const branch: Branch = { kind: 'branch', children: new Map() };
  putNode(branch, splitFieldPath(as), { kind: 'computed', evaluate: () => found });
  return function* (docs) {
    for (const doc of docs) {
      found = [...join(doc)];
      yield addComputed({ ...doc }, branch, scopeOf(doc));
    }
  };
}

// Equality as a query has it: any element counts on both sides, and missing is null.
export function joinFields(from: string, local: unknown, foreign: unknown, context: StageContext): Join {
  if (typeof local !== 'string' || typeof foreign !== 'string') {
    throw new MongoError(
      9,
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  }
  const path = splitFieldPath(local);
  const foreignPath = splitFieldPath(foreign);
  let index: Map<string, Document[]> | null = null;
  return (doc) => {
    const values = localValues(doc, path);
    const candidates = index ? null : context.environment.lookup(from, foreign, values);
    if (candidates) {
      const matches = compileFilter({ [foreign]: { $in: values } });
      return [...candidates].filter(matches);
    }
    index ??= indexBy(context.collection(from), foreignPath);
    return new Set(values.flatMap((value) => index?.get(identity(value)) ?? []));
  };
}

function localValues(doc: Document, path: readonly string[]): unknown[] {
  const value = resolve(doc, path, 0);
  return Array.isArray(value) ? (value as unknown[]).map((element) => element ?? null) : [value ?? null];
}

function indexBy(docs: readonly Document[], path: readonly string[]): Map<string, Document[]> {
  const index = new Map<string, Document[]>();
  const put = (doc: Document, value: unknown) => {
    const key = identity(value ?? null);
    const found = index.get(key);
    if (!found) index.set(key, [doc]);
    else if (found.at(-1) !== doc) found.push(doc);
  };
  for (const doc of docs) {
    someValue(doc, path, (value) => {
      if (Array.isArray(value)) for (const element of value) put(doc, element);
      put(doc, value);
      return false;
    });
  }
  return index;
}

function joinPipeline(
  from: string,
  pipeline: unknown,
  lets: unknown,
  join: Join | null,
  context: StageContext,
): Join {
  if (!Array.isArray(pipeline)) throw new MongoError(9, "$lookup argument 'pipeline' must be an array");
  refuseStages(pipeline, WRITING, 51047, "within a $lookup's pipeline");
  if (!isObject(lets)) throw new MongoError(9, "$lookup argument 'let' must be an object");
  const bindings = Object.entries(lets).map(([name, value]) => ({ name, evaluate: compileScoped(value) }));
  return (doc) => {
    const scope = context.scopeOf(doc);
    const bound = Object.fromEntries(bindings.map(({ name, evaluate }) => [name, evaluate(scope)]));
    const variables = { ...context.variables, ...bound };
    const source = join?.(doc) ?? indexedCandidates(from, pipeline[0], variables, context.environment);
    return context.run(source ?? context.collection(from), pipeline, variables);
  };
}

const unionWith: StageCompiler = (operand, context) => {
  const spec = typeof operand === 'string' ? { coll: operand } : operand;
  const { coll, pipeline = [] } = namedOperands('$unionWith', spec, [], ['coll', 'pipeline'], DECLARED_CODES);
  if (coll !== undefined && typeof coll !== 'string')
    throw new MongoError(14, "BSON field '$unionWith.coll' is the wrong type, expected type 'string'");
  const [first] = namesOf(pipeline);
  if (coll === undefined && first !== '$documents')
    throw new MongoError(
      9,
      '$unionWith stage without explicit collection must have a pipeline with $documents as first stage',
    );
  refuseStages(pipeline, WRITING, 31441, "within a $unionWith's sub-pipeline");
  return function* (docs) {
    yield* docs;
    yield* context.run(coll === undefined ? [] : context.collection(coll), pipeline, context.variables);
  };
};

const WRITING: readonly string[] = ['$out', '$merge'];

function namesOf(pipeline: unknown): string[] {
  if (!Array.isArray(pipeline)) return [];
  return pipeline.flatMap((stage: unknown) => (isObject(stage) ? (Object.keys(stage)[0] ?? []) : []));
}

function refuseStages(pipeline: unknown, refused: readonly string[], code: number, where: string): void {
  const found = namesOf(pipeline).find((name) => refused.includes(name));
  if (found) throw new MongoError(code, `${found} is not allowed to be used ${where}`);
}

const facet: StageCompiler = (operand, context) => {
  if (!isObject(operand) || Object.keys(operand).length === 0) {
    throw new MongoError(40169, 'the $facet specification must be a non-empty object');
  }
  for (const [name, stages] of Object.entries(operand)) {
    if (name.includes('.')) throw new MongoError(16412, `FieldPath field names may not contain '.': ${name}`);
    if (!Array.isArray(stages))
      throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is not`);
    refuseStages(stages, [...WRITING, '$facet'], 40600, 'within a $facet stage');
  }
  return (docs) => {
    const source = [...docs];
    const results = Object.entries(operand).map(([name, stages]) => {
      return [name, context.run(source, stages, context.variables)] as const;
    });
    return [Object.fromEntries(results)];
  };
};

/** Stages that bring pipelines or collections together. */
export const joinStages: Readonly<Record<string, StageCompiler>> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
};
