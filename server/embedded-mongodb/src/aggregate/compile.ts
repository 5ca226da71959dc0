import { assign } from '../bson/promote.js';
import { isObject, type Fields } from '../bson/types.js';
import { show } from '../bson/names.js';
import { MongoError } from '../errors.js';
import { compileReference } from './field-path.js';
import { type Evaluate } from './scope.js';

/** Compiles an expression whose operands may be expressions again. */
export type Compile = (expression: unknown) => Evaluate;

/** Turns an operator's operand into an evaluation. */
export type OperatorCompiler = (operand: unknown, compile: Compile, name: string) => Evaluate;

/** Compiles an expression with the operators a finder knows; the finder refuses unknown ones. */
export function compileWith(find: (name: string) => OperatorCompiler): Compile {
  const compile: Compile = (expression) => {
    if (typeof expression === 'string') return compileText(expression);
    if (Array.isArray(expression)) return compileArray(expression, compile);
    if (isObject(expression)) return compileObject(expression, compile, find);
    return () => expression;
  };
  return compile;
}

function compileText(text: string): Evaluate {
  return text.startsWith('$') ? compileReference(text) : () => text;
}

function compileArray(expressions: unknown[], compile: Compile): Evaluate {
  const elements = expressions.map(compile);
  return (scope) => elements.map((element) => element(scope) ?? null);
}

function compileObject(fields: Fields, compile: Compile, find: (name: string) => OperatorCompiler): Evaluate {
  const keys = Object.keys(fields);
  const operator = keys.find((key) => key.startsWith('$'));
  if (operator !== undefined) {
    if (keys.length === 1) return find(operator)(fields[operator], compile, operator);
    throw new MongoError(
      15983,
      `an object representing an expression must have exactly one field: ${show(fields)}`,
    );
  }
  const parts = keys.map((key) => {
    if (key.includes('.'))
      throw new MongoError(16412, `FieldPath field names may not contain '.' in '${key}'.`);
    return { key, evaluate: compile(fields[key]) };
  });
  return (scope) => {
    const result: Fields = {};
    for (const { key, evaluate } of parts) {
      const value = evaluate(scope);
      if (value !== undefined) assign(result, key, value);
    }
    return result;
  };
}

/** An operator over its evaluated operands, a single one or a list; checks their number when it is given. */
export function strict(
  apply: (...values: unknown[]) => unknown,
  arity?: number | { from: number; to: number },
): OperatorCompiler {
  return (operand, compile, name) => {
    const operands = Array.isArray(operand) ? (operand as unknown[]) : [operand];
    checkArity(name, operands.length, arity);
    const parts = operands.map(compile);
    if (parts.length === 1) {
      const only = parts[0] as Evaluate;
      return (scope) => apply(only(scope));
    }
    return (scope) => apply(...parts.map((part) => part(scope)));
  };
}

function checkArity(name: string, given: number, arity?: number | { from: number; to: number }): void {
  if (arity === undefined) return;
  const { from, to } = typeof arity === 'number' ? { from: arity, to: arity } : arity;
  if (given >= from && given <= to) return;
  const wanted = from === to ? `exactly ${from}` : `at least ${from} and at most ${to}`;
  throw new MongoError(16020, `Expression ${name} takes ${wanted} arguments. ${given} were passed in.`);
}

/** The codes with which an operator refuses what is no object, has an unknown operand, or lacks one. */
export interface RefusalCodes {
  readonly noObject: number;
  readonly unknown: number;
  readonly absent: number;
}

const USUAL_CODES: RefusalCodes = { noObject: 9, unknown: 9, absent: 9 };

/** The operands of an operator that takes them by name; refuses unknown and absent ones. */
export function namedOperands(
  name: string,
  operand: unknown,
  required: readonly string[],
  optional: readonly string[] = [],
  codes: RefusalCodes = USUAL_CODES,
): Fields {
  if (!isObject(operand))
    throw new MongoError(codes.noObject, `${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((key) => !required.includes(key) && !optional.includes(key));
  if (unknown !== undefined)
    throw new MongoError(codes.unknown, `Unrecognized parameter to ${name}: ${unknown}`);
  const absent = required.find((key) => !(key in operand));
  if (absent !== undefined) throw new MongoError(codes.absent, `Missing '${absent}' parameter to ${name}`);
  return operand;
}

/** The codes of the stages that came later, whose options are declared in one way. */
export const DECLARED_CODES: RefusalCodes = { noObject: 9, unknown: 40415, absent: 40414 };
