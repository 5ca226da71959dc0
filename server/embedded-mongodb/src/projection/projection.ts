import { type Document } from 'bson';
import { startScope } from '../aggregate/expression.js';
import { promote } from '../bson/promote.js';
import { MongoError } from '../errors.js';
import { exclude, include } from './apply.js';
import { parseProjection, type ParseOptions } from './parse.js';

/**
 * Compiles the projection of a find; null when every field is wanted. The filter serves the positional `field.$`,
 * `variables` the `$$name`s of expressions. Never changes the document it is given.
 */
export function compileProjection(
  spec: Document | undefined,
  filter?: Document,
  variables?: Document,
): ((doc: Document) => Document) | null {
  if (!spec || Object.keys(spec).length === 0) return null;
  return compile(spec, { find: true, filter }, variables);
}

/** Compiles the `$project` stage. */
export function compileProjectStage(spec: Document, variables?: Document): (doc: Document) => Document {
  if (Object.keys(spec).length === 0) {
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  return compile(spec, { find: false }, variables);
}

function compile(spec: Document, options: ParseOptions, variables?: Document): (doc: Document) => Document {
  const { inclusive, root } = parseProjection(promote(spec), options);
  const start = startScope(variables);
  const project = inclusive ? include : exclude;
  return (doc) => project(doc, root, start(doc));
}
