import { MongoError, unsupported } from '../errors.js';
import { arithmeticOperators } from './operators-arithmetic.js';
import { arrayOperators } from './operators-array.js';
import { conversionOperators } from './operators-conversion.js';
import { logicOperators } from './operators-logic.js';
import { objectOperators } from './operators-object.js';
import { setOperators } from './operators-set.js';
import { type OperatorCompiler } from './compile.js';
import { borrowedOperator } from './mingo.js';

const OWN: Readonly<Record<string, OperatorCompiler>> = {
  ...logicOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...setOperators,
  ...objectOperators,
  ...conversionOperators,
};

const REFUSED = new Set(['$function', '$accumulator', '$where', '$meta', '$toHashedIndexKey']);

/** The compiler of an expression operator: ours, else mingo's over evaluated operands. */
export function findOperator(name: string): OperatorCompiler {
  const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined;
  if (own) return own;
  if (REFUSED.has(name)) throw unsupported(`The expression operator ${name}`);
  const borrowed = borrowedOperator(name);
  if (borrowed) return borrowed;
  throw new MongoError(168, `Unrecognized expression '${name}'`);
}
