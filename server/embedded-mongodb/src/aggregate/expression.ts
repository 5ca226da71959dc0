import { type Document } from 'bson';
import { promote } from '../bson/promote.js';
import { type Fields } from '../bson/types.js';
import { findOperator } from './operators.js';
import { compileWith } from './compile.js';
import { bindAll, type Evaluate, type Scope } from './scope.js';

const compile = compileWith(findOperator);

/**
 * Compiles an aggregation expression over documents. `variables` are readable as `$$name`; `NOW` among them fixes the
 * current instant, which otherwise is that of compilation.
 */
export function compileExpression(expression: unknown, variables: Document = {}): (doc: Fields) => unknown {
  const evaluate = compileScoped(expression);
  const start = startScope(variables);
  return (root) => evaluate(start(root));
}

/** Compiles an expression for callers that keep their own scope. */
export function compileScoped(expression: unknown): Evaluate {
  return compile(promote(expression));
}

/** Makes the outermost scope of each document. */
export function startScope(variables: Document = {}): (root: Fields) => Scope {
  const bindings = bindAll({ NOW: new Date(), ...variables });
  return (root) => ({ root, bindings });
}
