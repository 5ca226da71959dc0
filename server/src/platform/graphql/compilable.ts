import {
  BREAK,
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
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

/**
 * Whether a valid document has a date, an amount or the like written into it. Compiled queries keep literals as JSON, which
 * has neither dates nor large integers, so such documents are interpreted; variables make no difference.
 */
export function hasLiteralsOfCustomScalars(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const check = () => {
    const type = getNamedType(types.getInputType());
    if (!isScalarType(type) || isSpecifiedScalarType(type)) return undefined;
    found = true;
    return BREAK;
  };
  visit(document, visitWithTypeInfo(types, { StringValue: check, IntValue: check, FloatValue: check }));
  return found;
}
