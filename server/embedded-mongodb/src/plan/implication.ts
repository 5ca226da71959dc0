import { type Document } from 'bson';
import { compare, equals, typeOrder } from '../bson/compare.js';
import { isOperators } from '../query/field.js';
import { type Bound, type Conditions, type PathConditions } from './conditions.js';

/**
 * Whether every document that meets the conditions is in a partial index with this filter. Unsure means no.
 */
export function impliesPartial({ paths }: Conditions, partial: Document): boolean {
  return Object.entries(partial).every(([path, wanted]: [string, unknown]) => {
    if (path === '$and' && Array.isArray(wanted))
      return wanted.every((part: Document) => impliesPartial({ paths } as Conditions, part));
    const conditions = paths.get(path);
    if (path.startsWith('$') || !conditions) return false;
    const operators = isOperators(wanted) ? wanted : { $eq: wanted };
    return Object.entries(operators).every(([operator, operand]: [string, unknown]) =>
      implies(conditions, operator, operand),
    );
  });
}

/** Whether a partial index's filter says of the path just what the query says: one value. Its entries need no check then. */
export function partialSays(
  partial: Document | undefined,
  path: string,
  conditions: PathConditions,
): boolean {
  if (!partial || !Object.hasOwn(partial, path)) return false;
  const said: unknown = partial[path];
  const { equals: values, lower, upper, prefix, exists } = conditions;
  if (values?.length !== 1 || isOperators(said)) return false;
  return !lower && !upper && prefix === undefined && !exists && equals(values[0], said);
}

function implies(conditions: PathConditions, operator: string, operand: unknown): boolean {
  switch (operator) {
    case '$eq':
      return conditions.equals?.every((value) => equals(value, operand)) ?? false;
    case '$in':
      return (
        Array.isArray(operand) &&
        (conditions.equals?.every((value) => operand.some((one) => equals(value, one))) ?? false)
      );
    case '$exists':
      return operand === true && (conditions.notNull || conditions.exists);
    case '$gt':
    case '$gte':
      return withinBound(conditions, conditions.lower, operand, operator === '$gte', 1);
    case '$lt':
    case '$lte':
      return withinBound(conditions, conditions.upper, operand, operator === '$lte', -1);
    case '$type':
      return impliesType(conditions, operand);
    default:
      return false;
  }
}

/**
 * Whether all values the conditions allow lie on the wanted side of `operand`; `side` 1 is above, -1 below.
 */
function withinBound(
  conditions: PathConditions,
  bound: Bound | undefined,
  operand: unknown,
  inclusive: boolean,
  side: 1 | -1,
): boolean {
  const allowed =
    conditions.equals?.map((value) => ({ value, reached: true })) ??
    (bound ? [{ value: bound.value, reached: bound.inclusive }] : []);
  return (
    allowed.length > 0 &&
    allowed.every(({ value, reached }) => {
      if (typeOrder(value) !== typeOrder(operand)) return false;
      const order = compare(value, operand) * side;
      return order > 0 || (order === 0 && (inclusive || !reached));
    })
  );
}

const TYPE_TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  objectId: (value) => (value as { _bsontype?: string } | null)?._bsontype === 'ObjectId',
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
};

function impliesType({ equals: values, lower, upper }: PathConditions, type: unknown): boolean {
  const test = TYPE_TESTS[String(type)];
  const known = values ?? [lower, upper].flatMap((bound) => (bound ? [bound.value] : []));
  return test !== undefined && known.length > 0 && known.every(test);
}
