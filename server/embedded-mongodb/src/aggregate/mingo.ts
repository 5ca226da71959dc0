import { createRequire } from 'node:module';
import { type Long } from 'bson';
import type * as Core from 'mingo/core';
import type * as Library from 'mingo/operators/expression';
import { isObject, type Fields, wrapperOf } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Compile, type OperatorCompiler } from './compile.js';
import { type Evaluate } from './scope.js';

type Options = NonNullable<Parameters<typeof Core.evalExpr>[2]>;
type ExpressionOperator = (typeof Library)['$literal'];

interface Mingo {
  operators: Readonly<Record<string, ExpressionOperator>>;
  evaluate: typeof Core.evalExpr;
  options: Options;
}

let loaded: Mingo | undefined;

/** Loaded when the first operator is borrowed: it takes longer than everything else the engine needs to open. */
function mingo(): Mingo {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { Context, evalExpr } = require('mingo/core') as typeof Core;
  const operators = { ...(require('mingo/operators/expression') as unknown as Mingo['operators']) };
  const context = Context.init({ expression: operators });
  const options = { context, scriptEnabled: false, useStrictMode: true } as Partial<Options> as Options;
  return (loaded = { operators, evaluate: evalExpr, options });
}

/**
 * An operator of mingo, used as a plain function: its operands are evaluated here and handed over as literals, so that
 * mingo never interprets a path, a variable or a stored string. Null when mingo has no such operator.
 */
export function borrowedOperator(name: string): OperatorCompiler | null {
  if (!Object.hasOwn(mingo().operators, name)) return null;
  return (operand, compile) => {
    const evaluate = literalOperands(operand, compile);
    return (scope) => call(name, evaluate(scope));
  };
}

function call(name: string, operand: unknown): unknown {
  try {
    const { evaluate, options } = mingo();
    return evaluate({}, { [name]: operand }, options);
  } catch (error) {
    if (error instanceof MongoError) throw error;
    throw new MongoError(2, `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function literalOperands(operand: unknown, compile: Compile): Evaluate {
  if (Array.isArray(operand)) {
    const parts = (operand as unknown[]).map(compile);
    return (scope) => parts.map((part) => literal(part(scope)));
  }
  if (isObject(operand) && !Object.keys(operand).some((key) => key.startsWith('$'))) {
    const parts = Object.entries(operand).map(([key, value]) => ({ key, evaluate: compile(value) }));
    return (scope) => Object.fromEntries(parts.map(({ key, evaluate }) => [key, literal(evaluate(scope))]));
  }
  const only = compile(operand);
  return (scope) => literal(only(scope));
}

function literal(value: unknown): Fields {
  return { $literal: narrow(value) };
}

// mingo knows plain numbers only; a Long that a double holds exactly becomes one.
function narrow(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(narrow);
  if (wrapperOf(value) !== 'Long') return value;
  const number = (value as Long).toNumber();
  return Number.isSafeInteger(number) ? number : value;
}
