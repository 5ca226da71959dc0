import { compileScoped } from '../aggregate/expression.js';
import { splitFieldPath } from '../aggregate/field-path.js';
import { isObject, type Fields } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Branch, putNode } from './parse.js';

/** Parses `$addFields`: every leaf is an expression, nested documents name nested fields. */
export function parseAdded(spec: Fields): Branch {
  if (Object.keys(spec).length === 0) {
    throw new MongoError(
      40177,
      'Invalid $addFields :: caused by :: specification must have at least one field',
    );
  }
  const root: Branch = { kind: 'branch', children: new Map() };
  addAll(spec, [], root);
  return root;
}

function addAll(spec: Fields, prefix: readonly string[], root: Branch): void {
  for (const key of Object.keys(spec)) {
    const path = [...prefix, ...splitFieldPath(key)];
    const value = spec[key];
    const names = isObject(value) ? Object.keys(value) : [];
    if (names.length > 0 && !names[0]?.startsWith('$')) addAll(value as Fields, path, root);
    else putNode(root, path, { kind: 'computed', evaluate: compileScoped(value) });
  }
}
