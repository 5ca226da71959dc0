import { type Document } from 'bson';
import { Long } from 'bson';
import { show, typeName } from '../bson/names.js';
import { fieldOf, valueAt } from '../bson/paths.js';
import { assign } from '../bson/promote.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { parseAdded } from '../projection/added.js';
import { addComputed } from '../projection/apply.js';
import { compileProjectStage } from '../projection/projection.js';
import { compileFilter } from '../query/filter.js';
import { namedOperands } from './compile.js';
import { type Stage, type StageCompiler, type StageContext } from './context.js';
import { compileScoped } from './expression.js';
import { splitFieldPath } from './field-path.js';

/** A stage that turns each document into one. */
export function each(change: (doc: Document) => Document): Stage {
  return function* (docs) {
    for (const doc of docs) yield change(doc);
  };
}

function object(name: string, code: number, operand: unknown): Fields {
  if (isObject(operand)) return operand;
  throw new MongoError(code, `the ${name} stage specification must be an object, not ${typeName(operand)}`);
}

const match: StageCompiler = (operand, { variables }) => {
  const matches = compileFilter(object('$match', 15959, operand), { variables });
  return function* (docs) {
    for (const doc of docs) if (matches(doc)) yield doc;
  };
};

const project: StageCompiler = (operand, { variables }) =>
  each(compileProjectStage(object('$project', 15969, operand), variables));

const addFields: StageCompiler = (operand, { scopeOf }) => {
  const added = parseAdded(object('$addFields', 40272, operand));
  return each((doc) => addComputed({ ...doc }, added, scopeOf(doc)));
};

const unset: StageCompiler = (operand, context) => {
  const paths = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string')) {
    throw new MongoError(31002, '$unset specification must be a string or an array of strings');
  }
  return project(Object.fromEntries(paths.map((path) => [path, 0])), context);
};

function replaceBy(name: string, expression: unknown, { scopeOf }: StageContext): Stage {
  const evaluate = compileScoped(expression);
  return each((doc) => {
    const root = evaluate(scopeOf(doc));
    if (isObject(root)) return root;
    throw new MongoError(
      40228,
      `'newRoot' expression of ${name} must evaluate to an object, but resulting value was: ${show(root)}`,
    );
  });
}

interface Unwind {
  readonly path: readonly string[];
  readonly indexField: readonly string[] | null;
  readonly preserve: boolean;
}

const unwind: StageCompiler = (operand) => {
  const options = parseUnwind(operand);
  return function* (docs) {
    for (const doc of docs) yield* unwound(doc, options);
  };
};

function parseUnwind(operand: unknown): Unwind {
  const spec = typeof operand === 'string' ? { path: operand } : operand;
  const {
    path,
    includeArrayIndex: index,
    preserveNullAndEmptyArrays: preserve,
  } = namedOperands('$unwind', spec, ['path'], ['includeArrayIndex', 'preserveNullAndEmptyArrays']);
  if (typeof path !== 'string')
    throw new MongoError(28808, `expected a string as the path for $unwind stage`);
  if (!path.startsWith('$')) {
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  }
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) {
    throw new MongoError(28810, 'includeArrayIndex option to $unwind stage must be a non-empty field name');
  }
  return {
    path: splitFieldPath(path.slice(1)),
    indexField: index === undefined ? null : splitFieldPath(index),
    preserve: preserve === true,
  };
}

function* unwound(doc: Document, { path, indexField, preserve }: Unwind): Iterable<Document> {
  const value = isObject(doc) ? plainValueAt(doc, path) : undefined;
  const withIndex = (result: Fields, index: Long | null) =>
    indexField ? placed(result, indexField, index) : result;
  if (Array.isArray(value) && value.length > 0) {
    for (let i = 0; i < value.length; i++) {
      yield withIndex(placed(doc, path, value[i] as unknown), Long.fromNumber(i));
    }
  } else if (Array.isArray(value)) {
    if (preserve) yield withIndex(placed(doc, path, undefined), null);
  } else if (preserve || (value !== null && value !== undefined)) yield withIndex({ ...doc }, null);
}

function plainValueAt(doc: Fields, path: readonly string[]): unknown {
  const holder = path.length === 1 ? doc : path.slice(0, -1).reduce<unknown>(nested, doc);
  return isObject(holder) ? valueAt(holder, path.slice(-1)) : undefined;
}

function nested(holder: unknown, key: string): unknown {
  return isObject(holder) ? fieldOf(holder, key) : undefined;
}

/** A copy with a value at a path of names, or without what is there. */
function placed(fields: Fields, path: readonly string[], value: unknown, at = 0): Fields {
  const copy = { ...fields };
  const key = path[at] as string;
  if (at < path.length - 1) {
    const inner = nested(fields, key);
    assign(copy, key, placed(isObject(inner) ? inner : {}, path, value, at + 1));
  } else if (value === undefined) delete copy[key];
  else assign(copy, key, value);
  return copy;
}

/** Stages that filter, reshape or multiply documents one by one. */
export const shapeStages: Readonly<Record<string, StageCompiler>> = {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: (operand, context) =>
    replaceBy('$replaceRoot', namedOperands('$replaceRoot', operand, ['newRoot']).newRoot, context),
  $replaceWith: (operand, context) => replaceBy('$replaceWith', operand, context),
  $unwind: unwind,
};
