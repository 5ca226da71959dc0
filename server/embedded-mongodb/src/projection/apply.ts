import { type Scope } from '../aggregate/scope.js';
import { assign } from '../bson/promote.js';
import { isObject, type Fields } from '../bson/types.js';
import { type Branch, type Node } from './parse.js';

/** Keeps what a projection names, in the document's order, then adds what it computes, in the projection's. */
export function include(fields: Fields, branch: Branch, scope: Scope): Fields {
  const result: Fields = {};
  for (const key of Object.keys(fields)) {
    const node = branch.children.get(key);
    const kept = node ? includeValue(fields[key], node, scope) : undefined;
    if (kept !== undefined) assign(result, key, kept);
  }
  return addComputed(result, branch, scope);
}

function includeValue(value: unknown, node: Node, scope: Scope): unknown {
  if (node.kind === 'include') return value;
  if (node.kind === 'array') return node.project(value, scope.root);
  if (node.kind !== 'branch') return undefined;
  if (isObject(value)) return include(value, node, scope);
  if (!Array.isArray(value)) return undefined;
  // Scalars inside an array have no fields to name, so they are left out.
  return value
    .map((element) => includeValue(element, node, scope))
    .filter((element) => element !== undefined);
}

/** Keeps everything but what a projection names. */
export function exclude(fields: Fields, branch: Branch, scope: Scope): Fields {
  const result: Fields = {};
  for (const key of Object.keys(fields)) {
    const node = branch.children.get(key);
    const kept = node ? excludeValue(fields[key], node, scope) : fields[key];
    if (kept !== undefined) assign(result, key, kept);
  }
  return result;
}

function excludeValue(value: unknown, node: Node, scope: Scope): unknown {
  if (node.kind === 'exclude') return undefined;
  if (node.kind === 'array') return node.project(value, scope.root);
  if (node.kind !== 'branch') return value;
  if (isObject(value)) return exclude(value, node, scope);
  return Array.isArray(value) ? value.map((element) => excludeValue(element, node, scope)) : value;
}

/** Sets computed fields in a document of which the caller may change the top level; deeper levels are copied. */
export function addComputed(fields: Fields, branch: Branch, scope: Scope): Fields {
  for (const [key, node] of branch.children) {
    if (node.kind === 'computed') {
      const value = node.evaluate(scope);
      if (value === undefined) delete fields[key];
      else assign(fields, key, value);
    } else if (node.kind === 'branch' && computes(node)) {
      assign(fields, key, addInside(fields[key], node, scope));
    }
  }
  return fields;
}

// Computed fields below an array go into each of its elements; what is no document becomes one.
function addInside(value: unknown, branch: Branch, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((element) => addInside(element, branch, scope));
  return addComputed(isObject(value) ? { ...value } : {}, branch, scope);
}

function computes(branch: Branch): boolean {
  return [...branch.children.values()].some(
    (node) => node.kind === 'computed' || (node.kind === 'branch' && computes(node)),
  );
}
