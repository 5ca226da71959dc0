import { type Document } from 'bson';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { compileUpdate, type CompiledUpdate, type UpdateOptions } from '../update/update.js';

/**
 * The update a command or statement asks for: `update` with numeric types preserved, the rest of it from
 * `body`.
 */
export function updateOf(
  update: unknown,
  body: Document,
  filter: Document,
  variables: Document | undefined,
): CompiledUpdate {
  if (!isObject(update) && !Array.isArray(update))
    throw new MongoError(9, 'Update argument must be either an object or an array');
  const options: UpdateOptions = { filter };
  const arrayFilters = arrayFiltersOf(body);
  if (arrayFilters) options.arrayFilters = arrayFilters;
  if (variables) options.variables = variables;
  return compileUpdate(update as Document | Document[], options);
}

function arrayFiltersOf(body: Document): Document[] | undefined {
  const value = body['arrayFilters'] as unknown;
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every(isObject))
    throw new MongoError(14, "BSON field 'arrayFilters' must be an array of objects");
  return value;
}
