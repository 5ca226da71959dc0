import { fieldOf } from '../bson/paths.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Evaluate, lookUp } from './scope.js';

/** Compiles `$path` or `$$variable.path`. */
export function compileReference(text: string): Evaluate {
  if (text.startsWith('$$')) return compileVariable(text.slice(2));
  const path = splitFieldPath(text.slice(1));
  if (path.length === 1) {
    const key = path[0] as string;
    return ({ root }) => fieldOf(root, key);
  }
  return ({ root }) => resolve(root, path, 0);
}

/** The components of a field path; refuses empty ones and names beginning with `$`. */
export function splitFieldPath(path: string): string[] {
  if (path === '') throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
  if (path.endsWith('.')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  const components = path.split('.');
  for (const component of components) {
    if (component === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
    if (component.startsWith('$')) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
  }
  return components;
}

const SYSTEM: Readonly<Record<string, Evaluate>> = {
  ROOT: ({ root }) => root,
  REMOVE: () => undefined,
  KEEP: () => '$$KEEP',
  PRUNE: () => '$$PRUNE',
  DESCEND: () => '$$DESCEND',
};

function compileVariable(text: string): Evaluate {
  const [name, ...path] = splitFieldPath(text) as [string, ...string[]];
  const base = Object.hasOwn(SYSTEM, name) ? (SYSTEM[name] as Evaluate) : compileBinding(name);
  return path.length === 0 ? base : (scope) => resolve(base(scope), path, 0);
}

function compileBinding(name: string): Evaluate {
  if (!/^[a-zA-Z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw new MongoError(9, `'${name}' starts with an invalid character for a user variable name`);
  }
  return (scope) => {
    const binding = lookUp(scope, name);
    if (binding) return binding.value;
    if (name === 'CURRENT') return scope.root;
    throw new MongoError(17276, `Use of undefined variable: ${name}`);
  };
}

/** Follows a path the way expressions do: through arrays by collecting, never by position. */
export function resolve(value: unknown, path: readonly string[], at: number): unknown {
  let current = value;
  for (let i = at; i < path.length; i++) {
    if (Array.isArray(current)) return resolveElements(current, path, i);
    if (!isObject(current)) return undefined;
    current = fieldOf(current, path[i] as string);
  }
  return current;
}

function resolveElements(elements: unknown[], path: readonly string[], at: number): unknown[] {
  const found: unknown[] = [];
  for (const element of elements) {
    const value = resolve(element, path, at);
    if (value !== undefined) found.push(value);
  }
  return found;
}
