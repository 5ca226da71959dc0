import { type Document } from 'bson';
import { startScope } from '../aggregate/expression.js';
import { decode, encode } from '../bson/decode.js';
import { promote } from '../bson/promote.js';
import { MongoError } from '../errors.js';
import { exclude, include } from './apply.js';
import { parseProjection, type ParseOptions } from './parse.js';
import { namedFields, projectRaw } from './raw.js';

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

/** The same for documents as they are stored; one that neither computes nor works on arrays never decodes them. */
export function compileRawProjection(
  spec: Document | undefined,
  filter?: Document,
): ((raw: Buffer) => Uint8Array) | null {
  if (!spec || Object.keys(spec).length === 0) return null;
  const options = { find: true, filter };
  const { inclusive, root } = parseProjection(promote(spec), options);
  const fields = namedFields(root);
  if (fields) return (raw) => projectRaw(raw, fields, inclusive);
  const project = compile(spec, options);
  return (raw) => encode(project(decode(raw)));
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
