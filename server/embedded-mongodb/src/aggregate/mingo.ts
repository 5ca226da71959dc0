import { type Long } from 'bson';
import { Context, evalExpr } from 'mingo/core';
import * as library from 'mingo/operators/expression';
import { isObject, type Fields, wrapperOf } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Compile, type OperatorCompiler } from './compile.js';
import { type Evaluate } from './scope.js';

type Options = NonNullable<Parameters<typeof evalExpr>[2]>;
type ExpressionOperator = (typeof library)['$literal'];

const operators = library as unknown as Readonly<Record<string, ExpressionOperator>>;
const options: Partial<Options> = {
  context: Context.init({ expression: { ...operators } }),
  scriptEnabled: false,
  useStrictMode: true,
};

/**
 * An operator of mingo, used as a plain function: its operands are evaluated here and handed over as literals, so that
 * mingo never interprets a path, a variable or a stored string. Null when mingo has no such operator.
 */
export function borrowedOperator(name: string): OperatorCompiler | null {
  if (!Object.hasOwn(operators, name)) return null;
  return (operand, compile) => {
    const evaluate = literalOperands(operand, compile);
    return (scope) => call(name, evaluate(scope));
  };
}

function call(name: string, operand: unknown): unknown {
  try {
    return evalExpr({}, { [name]: operand }, options as Options);
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
