import { getNamedType, type GraphQLField, type GraphQLSchema, isLeafType, isObjectType } from 'graphql';
import { type ContainerType, getMetadataStorage, type ResolverData } from 'type-graphql';

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldResolver = Storage['fieldResolvers'][number];
type Parameter = NonNullable<FieldResolver['params']>[number];

type Resolve = (source: unknown, args: Record<string, unknown>, context: unknown, info: unknown) => unknown;

/** Resolvers are the same for all requests. */
const noRequest = {} as ResolverData;

/**
 * After the schema is built: TypeGraphQL checks the arguments of every call in promises of their own, also where there is
 * nothing to check. In a list that is once for each item, so such field resolvers are called directly.
 */
export function resolveFieldsDirectly(schema: GraphQLSchema, container: ContainerType): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  for (const resolver of fieldResolvers) {
    const owner = resolver.kind === 'external' ? resolver.getObjectType?.() : undefined;
    const type = schema.getType(objectTypes.find(({ target }) => target === owner)?.name ?? '');
    const field = isObjectType(type) ? type.getFields()[resolver.schemaName] : undefined;
    if (field && isDirect(resolver, field)) field.resolve = directly(resolver, container);
  }
}

/** Nothing stands between the call and the method: no arguments that validators know, no conversion, no middleware. */
function isDirect(
  { params, middlewares, roles }: FieldResolver,
  field: GraphQLField<unknown, unknown>,
): boolean {
  if (roles?.length || middlewares?.length) return false;
  if (!field.args.every(({ type }) => isLeafType(getNamedType(type)))) return false;
  return (params ?? []).every(
    (each) =>
      (each.kind === 'arg' && each.validateFn === undefined) ||
      (each.kind === 'root' && (each.getType === undefined || each.getType() === Object)) ||
      each.kind === 'context' ||
      each.kind === 'info',
  );
}

function directly({ target, methodName, params }: FieldResolver, container: ContainerType): Resolve {
  const instance = container.get(target, noRequest) as Record<string, (...given: unknown[]) => unknown>;
  const readers = [...(params ?? [])].sort((a, b) => a.index - b.index).map(readerOf);
  return (...call) => instance[methodName]!(...readers.map((read) => read(...call)));
}

function readerOf(parameter: Parameter): Resolve {
  switch (parameter.kind) {
    case 'arg':
      return (_source, args) => args[parameter.name];
    case 'root':
      return (source) => propertyOf(source, parameter.propertyName);
    case 'context':
      return (_source, _args, context) => propertyOf(context, parameter.propertyName);
    default:
      return (_source, _args, _context, info) => info;
  }
}

function propertyOf(holder: unknown, name: string | undefined): unknown {
  return name === undefined ? holder : (holder as Record<string, unknown>)[name];
}
