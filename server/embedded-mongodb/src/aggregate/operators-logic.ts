import { compare, equals } from '../bson/compare.js';
import { isTrue } from '../bson/truth.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { namedOperands, type OperatorCompiler, strict } from './compile.js';
import { bind, type Evaluate } from './scope.js';

const comparison = (accepts: (order: number) => boolean): OperatorCompiler =>
  strict((a, b) => accepts(compare(a, b)), 2);

const list = (operand: unknown): unknown[] => (Array.isArray(operand) ? (operand as unknown[]) : [operand]);

const isNullish = (value: unknown) => value === null || value === undefined;

const and: OperatorCompiler = (operand, compile) => {
  const parts = list(operand).map(compile);
  return (scope) => parts.every((part) => isTrue(part(scope)));
};

const or: OperatorCompiler = (operand, compile) => {
  const parts = list(operand).map(compile);
  return (scope) => parts.some((part) => isTrue(part(scope)));
};

const cond: OperatorCompiler = (operand, compile, name) => {
  const parts = isObject(operand) ? inOrder(operand, name) : list(operand);
  if (parts.length !== 3) throw new MongoError(16020, 'Expression $cond takes exactly 3 arguments.');
  const [test, yes, no] = parts.map(compile) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope));
};

function inOrder(operand: unknown, name: string): unknown[] {
  const { if: test, then, else: otherwise } = namedOperands(name, operand, ['if', 'then', 'else']);
  return [test, then, otherwise];
}

const ifNull: OperatorCompiler = (operand, compile) => {
  const parts = list(operand).map(compile);
  if (parts.length < 2) throw new MongoError(1257300, '$ifNull needs at least two arguments');
  return (scope) => {
    let value: unknown;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const switchCases: OperatorCompiler = (operand, compile, name) => {
  const { branches, default: otherwise } = namedOperands(name, operand, ['branches'], ['default']);
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new MongoError(40068, '$switch requires at least one branch.');
  }
  const cases = (branches as unknown[]).map((branch) => {
    const { case: test, then } = namedOperands('$switch', branch, ['case', 'then']);
    return { test: compile(test), then: compile(then) };
  });
  const fallback = isObject(operand) && 'default' in operand ? compile(otherwise) : null;
  return (scope) => {
    const found = cases.find(({ test }) => isTrue(test(scope)));
    if (found) return found.then(scope);
    if (fallback) return fallback(scope);
    throw new MongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

const letIn: OperatorCompiler = (operand, compile, name) => {
  const { vars, in: body } = namedOperands(name, operand, ['vars', 'in']);
  if (!isObject(vars)) throw new MongoError(16874, 'invalid parameter: expected an object (vars)');
  const bindings = Object.entries(vars).map(([variable, value]) => ({ variable, evaluate: compile(value) }));
  const evaluate = compile(body);
  return (scope) =>
    evaluate(bindings.reduce((inner, { variable, evaluate: of }) => bind(inner, variable, of(scope)), scope));
};

/** Comparison, truth and choice. */
export const logicOperators: Readonly<Record<string, OperatorCompiler>> = {
  $eq: strict((a, b) => equals(a, b), 2),
  $ne: strict((a, b) => !equals(a, b), 2),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: strict((a, b) => Math.sign(compare(a, b)), 2),
  $and: and,
  $or: or,
  $not: strict((value) => !isTrue(value), 1),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchCases,
  $let: letIn,
  $literal: (operand) => () => operand,
  $const: (operand) => () => operand,
};
