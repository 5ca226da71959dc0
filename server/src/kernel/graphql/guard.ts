import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { type SliceAccess } from '../access.js';
import { InvalidInput } from '../errors.js';
import { authorize, permits, type Rule } from '../policy.js';
import { type RequestContext } from './context.js';
import { failureOf } from './failures.js';
import { validationProblems } from './validation.js';

/**
 * Puts the slices' rules in front of the schema's resolvers and fails closed: a root field without a rule, a field of a
 * record type without an entry, and an entry without a field all throw here, before anything is served.
 * Also lets `id` read `_id`, the one name that differs between records and the schema.
 */
export function guardSchema(schema: GraphQLSchema, slices: readonly SliceAccess[]): GraphQLSchema {
  const roots = merge(slices.map(({ roots }) => roots));
  const fields = fieldsByType(slices);
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

function guardRoots(type: GraphQLObjectType, roots: Map<string, Rule>): void {
  for (const field of Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[]) {
    const key = `${type.name}.${field.name}`;
    const rule = roots.get(key);
    if (!rule) throw new Error(`${key} has no rule: declare it in its slice's policy.ts`);
    roots.delete(key);
    const inner = answersFailures(field) ? withProblemsAsData(resolverOf(field)) : resolverOf(field);
    field.resolve = (source, args: unknown, context, info) => {
      authorize(context.viewer, rule, undefined);
      return inner(source, args, context, info);
    };
  }
}

type Resolver = (
  source: unknown,
  args: unknown,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

function resolverOf(field: GraphQLField<unknown, RequestContext>): Resolver {
  return (field.resolve ?? defaultFieldResolver) as Resolver;
}

/** Whether the field's result is a union that can say what is wrong with the input. */
function answersFailures({ type }: GraphQLField<unknown, RequestContext>): boolean {
  const named = getNamedType(type);
  return isUnionType(named) && named.getTypes().some(({ name }) => name === 'InvalidInput');
}

/** Answers what the input classes' validators found as InvalidInput, like the use cases' own findings. */
function withProblemsAsData(inner: Resolver): Resolver {
  return async (source, args, context, info) => {
    try {
      return await inner(source, args, context, info);
    } catch (error) {
      const problems = validationProblems(error);
      if (problems) return failureOf(new InvalidInput(problems));
      throw error;
    }
  };
}

function guardFields(type: GraphQLObjectType, entries: Readonly<Record<string, 'open' | Rule<never>>>): void {
  const fields = type.getFields();
  const stray = Object.keys(entries).find((name) => !(name in fields));
  if (stray !== undefined)
    throw new Error(`access names ${type.name}.${stray}, which the schema does not have`);
  for (const field of Object.values(fields) as GraphQLField<unknown, RequestContext>[]) {
    const entry = entries[field.name];
    if (entry === undefined)
      throw new Error(`${type.name}.${field.name} has no entry in its slice's policy.ts`);
    if (field.name === 'id' && !field.resolve) field.resolve = (source) => (source as { _id: string })._id;
    if (entry !== 'open') guardField(type, field, entry as Rule);
  }
}

/** A field the viewer may not read is null, or an empty list where the schema promises a list. */
function guardField(type: GraphQLObjectType, field: GraphQLField<unknown, RequestContext>, rule: Rule): void {
  const required = isNonNullType(field.type);
  const hidden = isNonNullType(field.type) && isListType(field.type.ofType) ? [] : null;
  if (required && hidden === null)
    throw new Error(`${type.name}.${field.name} has a rule, so it must be nullable`);
  const inner = resolverOf(field);
  field.resolve = (source, args: unknown, context, info) =>
    permits(context.viewer, rule, source) ? inner(source, args, context, info) : hidden;
}

/** A later slice may add fields to an earlier one's type, e.g. `Challenge.statistics`, and declares access to those itself. */
function fieldsByType(slices: readonly SliceAccess[]): Map<string, Record<string, 'open' | Rule<never>>> {
  const names = new Set(slices.flatMap(({ fields }) => Object.keys(fields)));
  return new Map(
    [...names].map((name) => [
      name,
      Object.fromEntries(merge(slices.map(({ fields }) => fields[name] ?? {}))),
    ]),
  );
}

function merge<T>(tables: readonly Readonly<Record<string, T>>[]): Map<string, T> {
  const merged = new Map<string, T>();
  for (const [key, value] of tables.flatMap((table) => Object.entries(table))) {
    if (merged.has(key)) throw new Error(`two slices declare access to ${key}`);
    merged.set(key, value);
  }
  return merged;
}
