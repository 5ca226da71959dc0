import { isTrue } from '../bson/truth.js';
import { isObject, type Fields } from '../bson/types.js';
import { show } from '../bson/names.js';
import { MongoError, unsupported } from '../errors.js';
import { equalTest, inTest, rangeTest } from './comparison.js';
import { type Condition, onValue, type Test } from './condition.js';
import { bitsTest, modTest, sizeTest, typeTest } from './evaluation.js';
import { isRegex, regexOperatorTest, regexTest } from './regex.js';

/** Compiles a whole filter; handed in, since conditions and filters contain each other. */
export type FilterCompiler = (filter: Fields) => (doc: Fields) => boolean;

const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);
const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);
const GEO = new Set([
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$within',
  '$geoNear',
  '$maxDistance',
]);

/** Whether a filter's value is a set of operators rather than a document to be equal to. */
export function isOperators(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith('$') && !REFERENCE_FIELDS.has(first);
}

/** What a filter's value asks of a field: operators, a pattern, or equality. */
export function parseCondition(value: unknown, compile: FilterCompiler): Condition {
  if (isOperators(value)) return parseOperators(value, compile);
  if (isRegex(value)) return { kind: 'test', test: regexTest(value) };
  return { kind: 'test', test: equalTest(value) };
}

function parseOperators(operators: Fields, compile: FilterCompiler): Condition {
  const conditions = Object.keys(operators).flatMap((operator) => {
    const parse = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (parse) return parse(operators[operator], operators, compile);
    if (GEO.has(operator)) throw unsupported(`The geospatial operator ${operator}`);
    throw new MongoError(2, `unknown operator: ${operator}`);
  });
  return conditions.length === 1 ? (conditions[0] as Condition) : { kind: 'all', conditions };
}

type Parser = (operand: unknown, operators: Fields, compile: FilterCompiler) => Condition | Condition[];

const any = (test: Test): Condition => ({ kind: 'test', test });
const not = (condition: Condition): Condition => ({ kind: 'not', condition });

const OPERATORS: Readonly<Record<string, Parser>> = {
  $eq: (operand) => any(equalTest(operand)),
  $ne: (operand) => {
    if (isRegex(operand)) throw new MongoError(2, "Can't have regex as arg to $ne.");
    return not(any(equalTest(operand)));
  },
  $gt: (operand) => any(rangeTest('$gt', operand)),
  $gte: (operand) => any(rangeTest('$gte', operand)),
  $lt: (operand) => any(rangeTest('$lt', operand)),
  $lte: (operand) => any(rangeTest('$lte', operand)),
  $in: (operand) => any(membership('$in', operand)),
  $nin: (operand) => not(any(membership('$nin', operand))),
  $exists: (operand) => {
    const present: Condition = { kind: 'test', whole: true, test: (value) => value !== undefined };
    return isTrue(operand) ? present : not(present);
  },
  $type: (operand) => any(typeTest(operand)),
  $regex: (operand, { $options }) => any(regexOperatorTest(operand, $options)),
  $options: (_, operators) => {
    if (!('$regex' in operators)) throw new MongoError(2, '$options needs a $regex');
    return [];
  },
  $mod: (operand) => any(modTest(operand)),
  $size: (operand) => ({ kind: 'test', whole: true, test: sizeTest(operand) }),
  $all: (operand, _, compile) => parseAll(operand, compile),
  $elemMatch: (operand, _, compile) => parseElemMatch(operand, compile),
  $not: (operand, _, compile) => not(parseNegated(operand, compile)),
  $bitsAllSet: (operand) => any(bitsTest('$bitsAllSet', operand)),
  $bitsAllClear: (operand) => any(bitsTest('$bitsAllClear', operand)),
  $bitsAnySet: (operand) => any(bitsTest('$bitsAnySet', operand)),
  $bitsAnyClear: (operand) => any(bitsTest('$bitsAnyClear', operand)),
  $comment: () => [],
};

function membership(operator: string, operand: unknown): Test {
  if (Array.isArray(operand) && operand.some(isOperators))
    throw new MongoError(2, `cannot nest $ under ${operator}`);
  return inTest(operator, operand);
}

function parseNegated(operand: unknown, compile: FilterCompiler): Condition {
  if (isRegex(operand)) return any(regexTest(operand));
  if (!isObject(operand)) throw new MongoError(2, '$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw new MongoError(2, '$not cannot be empty');
  return parseOperators(operand, compile);
}

function parseAll(operand: unknown, compile: FilterCompiler): Condition {
  if (!Array.isArray(operand)) throw new MongoError(2, '$all needs an array');
  if (operand.length === 0) return any(() => false);
  const conditions = (operand as unknown[]).map((element) => {
    if (isObject(element) && '$elemMatch' in element) return parseElemMatch(element.$elemMatch, compile);
    if (isOperators(element)) throw new MongoError(2, 'no $ expressions in $all');
    return any(isRegex(element) ? regexTest(element) : equalTest(element));
  });
  return { kind: 'all', conditions };
}

/** What `$elemMatch` asks of one element: operators on the element itself, or a filter on an embedded document. */
export function elementTest(operand: unknown, compile: FilterCompiler): Test {
  if (!isObject(operand)) throw new MongoError(2, `$elemMatch needs an Object, got ${show(operand)}`);
  if (isOperators(operand) && !LOGICAL.has(Object.keys(operand)[0] as string)) {
    return onValue(parseOperators(operand, compile));
  }
  const filter = compile(operand);
  return (element) => {
    if (Array.isArray(element)) return filter({ ...(element as unknown[]) });
    return isObject(element) && filter(element);
  };
}

function parseElemMatch(operand: unknown, compile: FilterCompiler): Condition {
  const element = elementTest(operand, compile);
  return { kind: 'test', whole: true, element, test: (value) => Array.isArray(value) && value.some(element) };
}
