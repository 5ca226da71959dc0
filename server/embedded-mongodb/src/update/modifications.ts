import { type Document } from 'bson';
import { compareStrings } from '../bson/compare.js';
import { show, typeName } from '../bson/names.js';
import { isIndex } from '../bson/paths.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { arrayOperators } from './array-operators.js';
import { fieldOperators } from './field-operators.js';

/** One operator on one path. */
export interface Modification {
  readonly operator: string;
  readonly path: string;
  readonly argument: unknown;
}

const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);
const KNOWN = new Set(['$unset', '$rename', ...Object.keys(fieldOperators), ...Object.keys(arrayOperators)]);

/**
 * The modifications of an update in the order they are applied: by path, names as text and positions as numbers.
 * Refuses unknown operators, malformed paths (56, 52) and paths that get in each other's way (40).
 */
export function parseModifications(update: Document): Modification[] {
  const modifications = Object.entries(update).flatMap(([operator, fields]) =>
    parseOperator(operator, fields),
  );
  refuseConflicts(modifications.flatMap(touchedPaths));
  return modifications.sort((a, b) => comparePaths(a.path, b.path));
}

function parseOperator(operator: string, fields: unknown): Modification[] {
  if (!KNOWN.has(operator)) {
    throw new MongoError(
      9,
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isObject(fields)) {
    throw new MongoError(
      9,
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
    );
  }
  return Object.entries(fields).map(([path, argument]) => {
    refuseMalformed(path);
    if (operator === '$rename') refuseRename(path, argument);
    return { operator, path, argument };
  });
}

function refuseMalformed(path: string): void {
  if (path === '') throw new MongoError(56, 'An empty update path is not valid.');
  path.split('.').forEach((component, i) => {
    if (component === '') {
      throw new MongoError(
        56,
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (!component.startsWith('$') || REFERENCE_FIELDS.has(component)) return;
    if (component !== '$' && !component.startsWith('$[')) {
      throw new MongoError(
        52,
        `The dollar ($) prefixed field '${component}' in '${path}' is not allowed in the context of an update`,
      );
    }
    if (i === 0) {
      throw new MongoError(
        2,
        `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
      );
    }
  });
}

function refuseRename(from: string, to: unknown): void {
  if (typeof to !== 'string') {
    throw new MongoError(2, `The 'to' field for $rename must be a string: ${from}: ${show(to)}`);
  }
  refuseMalformed(to);
  if (from === to)
    throw new MongoError(2, `The source and target field for $rename must differ: ${from}: "${to}"`);
  for (const [role, path] of [['source', from] as const, ['destination', to] as const]) {
    if (path.split('.').some((component) => component === '$' || component.startsWith('$['))) {
      throw new MongoError(2, `The ${role} field for $rename may not be dynamic: ${path}`);
    }
  }
}

function touchedPaths({ operator, path, argument }: Modification): string[] {
  return operator === '$rename' ? [path, argument as string] : [path];
}

/** The top-level fields that the modifications can change. */
export function touchedFields(modifications: readonly Modification[]): ReadonlySet<string> {
  return new Set(modifications.flatMap(touchedPaths).map((path) => path.split('.')[0] as string));
}

function refuseConflicts(paths: string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) throw conflict(path, path);
    seen.add(path);
  }
  for (const path of paths) {
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      const prefix = path.slice(0, dot);
      if (seen.has(prefix)) throw conflict(path, prefix);
    }
  }
}

function conflict(path: string, at: string): MongoError {
  return new MongoError(40, `Updating the path '${path}' would create a conflict at '${at}'`);
}

function comparePaths(a: string, b: string): number {
  const x = a.split('.');
  const y = b.split('.');
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string];
    const order = isIndex(p) && isIndex(q) ? Number(p) - Number(q) : compareStrings(p, q);
    if (order !== 0) return order;
  }
  return x.length - y.length;
}
