import { type Document } from 'bson';
import { show } from '../bson/names.js';
import { valueAt } from '../bson/paths.js';
import { MongoError } from '../errors.js';
import { type Collection } from './collection.js';
import { type CollectionIndex } from './collection-index.js';

/**
 * The error drivers and Mongoose recognise as "this value is taken": code 11000 with the pattern and the
 * value.
 */
export function duplicateKey(collection: Collection, index: CollectionIndex, doc: Document): MongoError {
  const entries = index.fields.map((field): [string, unknown] => [
    field,
    valueAt(doc, field.split('.')) ?? null,
  ]);
  const shown = entries.map(([field, value]) => `${field}: ${show(value)}`).join(', ');
  const message = `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`;
  return new MongoError(11000, message, {
    keyPattern: index.specification.key,
    keyValue: Object.fromEntries(entries),
  });
}
