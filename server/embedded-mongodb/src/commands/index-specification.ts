import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { show } from '../bson/names.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { type IndexSpecification } from '../storage/collection-index.js';
import { collationOption } from './options.js';

const KEPT = ['unique', 'sparse', 'hidden', 'partialFilterExpression', 'expireAfterSeconds'] as const;
/** Accepted and without meaning here. */
const IGNORED: ReadonlySet<string> = new Set([
  'v',
  'key',
  'name',
  'background',
  'ns',
  'dropDups',
  'collation',
]);

/**
 * Checks an index as asked for and gives it the form in which it is kept; whatever this engine cannot serve
 * is refused by name.
 */
export function indexSpecificationOf(asked: Document): IndexSpecification {
  const key = keyOf(asked['key']);
  const collation = collationOption(asked);
  for (const option of Object.keys(asked))
    if (!IGNORED.has(option) && !(KEPT as readonly string[]).includes(option))
      throw new MongoError(197, `The field '${option}' is not valid for an index specification`);
  const name = (asked['name'] as unknown) ?? Object.entries(key).flat().join('_');
  if (typeof name !== 'string' || name === '' || name === '*')
    throw new MongoError(67, `The index name ${show(name)} is not valid`);
  const specification: IndexSpecification = { v: 2, key, name };
  for (const option of KEPT) {
    const value = asked[option] as unknown;
    if (value !== undefined && value !== null && value !== false)
      Object.assign(specification, { [option]: value });
  }
  if (collation) specification.collation = collation;
  return checked(specification);
}

function keyOf(asked: unknown): Document {
  const entries = isObject(asked) ? Object.entries(asked) : [];
  if (entries.length === 0) throw new MongoError(67, 'Index keys cannot be an empty object');
  if (entries.length > 32)
    throw new MongoError(13103, 'Number of fields in compound index can not exceed 32');
  return Object.fromEntries(
    entries.map(([field, direction]) => [requireField(field), directionOf(field, direction)]),
  );
}

function requireField(field: string): string {
  if (field.includes('$**')) throw unsupported('a wildcard index');
  if (field === '' || field.split('.').some((part) => part === '' || part.startsWith('$')))
    throw new MongoError(67, `Index key contains an illegal field name: '${field}'`);
  return field;
}

function directionOf(field: string, direction: unknown): number {
  if (typeof direction === 'string') throw unsupported(`an index of type '${direction}' (on '${field}')`);
  const number = isNumeric(direction) ? toDouble(direction) : NaN;
  if (Number.isNaN(number) || number === 0)
    throw new MongoError(
      67,
      `Values in the index key pattern must be numbers > 0 or < 0, not ${String(direction)} (on '${field}')`,
    );
  return number;
}

function checked(specification: IndexSpecification): IndexSpecification {
  const { sparse, partialFilterExpression: partial, expireAfterSeconds: expiry, key } = specification;
  if (sparse && partial)
    throw new MongoError(67, "cannot mix 'partialFilterExpression' and 'sparse' options");
  if (partial !== undefined) {
    if (!isObject(partial)) throw new MongoError(67, "'partialFilterExpression' must be an object");
    compileFilter(partial);
  }
  if (expiry !== undefined && (!isNumeric(expiry) || Object.keys(key).length > 1))
    throw new MongoError(67, "'expireAfterSeconds' must be a number, on an index of a single field");
  return specification;
}
