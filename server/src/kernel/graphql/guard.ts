import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type SliceAccess } from '../access.js';
import { authorize, permits, type Rule } from '../policy.js';
import { type RequestContext } from './context.js';

/**
 * Puts the slices' rules in front of the schema's resolvers and fails closed: a root field without a rule, a field of a
 * record type without an entry, and an entry without a field all throw here, before anything is served.
 * Also lets `id` read `_id`, the one name that differs between records and the schema.
 */
export function guardSchema(schema: GraphQLSchema, slices: readonly SliceAccess[]): GraphQLSchema {
  const roots = merge(slices.map(({ roots }) => roots));
  const fields = merge(slices.map(({ fields }) => fields));
  const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of rootTypes) if (type) guardRoots(type, roots);
  for (const [name, entries] of fields) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`access names a type "${name}" that the schema does not have`);
    guardFields(type, entries);
  }
  if (roots.size > 0)
    throw new Error(`access names root fields that do not exist: ${[...roots.keys()].join(', ')}`);
  return schema;
}

type Resolve = GraphQLField<unknown, RequestContext>['resolve'];

function guardRoots(type: GraphQLObjectType, roots: Map<string, Rule>): void {
  for (const field of Object.values(type.getFields())) {
    const key = `${type.name}.${field.name}`;
    const rule = roots.get(key);
    if (!rule) throw new Error(`${key} has no rule: declare it in its slice's policy.ts`);
    roots.delete(key);
    const inner: NonNullable<Resolve> = field.resolve ?? defaultFieldResolver;
    field.resolve = ((source, args, context, info) => {
      authorize(context.viewer, rule, undefined);
      return inner(source, args, context, info);
    }) satisfies Resolve;
  }
}

function guardFields(type: GraphQLObjectType, entries: Readonly<Record<string, 'open' | Rule<never>>>): void {
  const fields = type.getFields();
  const stray = Object.keys(entries).find((name) => !(name in fields));
  if (stray !== undefined)
    throw new Error(`access names ${type.name}.${stray}, which the schema does not have`);
  for (const field of Object.values(fields)) {
    const entry = entries[field.name];
    if (entry === undefined)
      throw new Error(`${type.name}.${field.name} has no entry in its slice's policy.ts`);
    if (field.name === 'id' && !field.resolve) field.resolve = (source: { _id: string }) => source._id;
    if (entry !== 'open') guardField(type, field, entry as Rule);
  }
}

/** A field the viewer may not read is null, or an empty list where the schema promises a list. */
function guardField(type: GraphQLObjectType, field: GraphQLField<unknown, RequestContext>, rule: Rule): void {
  const required = isNonNullType(field.type);
  const hidden = isNonNullType(field.type) && isListType(field.type.ofType) ? [] : null;
  if (required && hidden === null)
    throw new Error(`${type.name}.${field.name} has a rule, so it must be nullable`);
  const inner: NonNullable<Resolve> = field.resolve ?? defaultFieldResolver;
  field.resolve = ((source, args, context, info) =>
    permits(context.viewer, rule, source) ? inner(source, args, context, info) : hidden) satisfies Resolve;
}

function merge<T>(tables: readonly Readonly<Record<string, T>>[]): Map<string, T> {
  const merged = new Map<string, T>();
  for (const [key, value] of tables.flatMap((table) => Object.entries(table))) {
    if (merged.has(key)) throw new Error(`two slices declare access to ${key}`);
    merged.set(key, value);
  }
  return merged;
}
