import { type Fields } from '../bson/types.js';

/** One `$$name` binding; the innermost comes first. */
export interface Binding {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Binding | null;
}

/** What an expression is evaluated against. */
export interface Scope {
  readonly root: Fields;
  readonly bindings: Binding | null;
}

/** A compiled expression. Missing is `undefined`. */
export type Evaluate = (scope: Scope) => unknown;

export function bind(scope: Scope, name: string, value: unknown): Scope {
  return { root: scope.root, bindings: { name, value, outer: scope.bindings } };
}

/** The bindings of a command's variables (`let`), outermost. */
export function bindAll(variables: Fields): Binding | null {
  return Object.keys(variables).reduce<Binding | null>(
    (outer, name) => ({ name, value: variables[name], outer }),
    null,
  );
}

export function lookUp(scope: Scope, name: string): Binding | null {
  let binding = scope.bindings;
  while (binding !== null && binding.name !== name) binding = binding.outer;
  return binding;
}
