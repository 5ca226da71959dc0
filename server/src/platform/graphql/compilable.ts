import { type GraphQLSchema, isUnionType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/** Before the schema is built: a field that only shows a property needs no resolver, so compiled queries read it in place. */
export function readPlainFieldsDirectly(): void {
  for (const field of getMetadataStorage().fields) field.simple ??= field.name === field.schemaName;
}

/** After the schema is built: TypeGraphQL makes every `resolveType` asynchronous, which compiled queries don't wait for. */
export function resolveTypesDirectly(schema: GraphQLSchema): void {
  for (const { name, resolveType } of getMetadataStorage().unions) {
    const type = schema.getType(name);
    if (isUnionType(type) && resolveType) type.resolveType = resolveType as typeof type.resolveType;
  }
}
