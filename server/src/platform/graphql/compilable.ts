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

// graphql-jit gives strings with this mark a meaning in the code that it makes: they could bring code of their own.
const markOfGeneratedCode = '__MAGIC_';

/**
 * Whether what is written in a valid document may become part of a compiled query; whatever may not is interpreted, and
 * variables make no difference. graphql-jit keeps literals as JSON, which has neither dates nor large integers; it ignores
 * defaults of variables that must not be null, and executes marked strings.
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let compilable = true;
  const refuse = () => {
    compilable = false;
    return BREAK;
  };
  const check = () => {
    const type = getNamedType(types.getInputType());
    return isScalarType(type) && !isSpecifiedScalarType(type) ? refuse() : undefined;
  };
  const literals = {
    StringValue: ({ value }: { value: string }) => (value.includes(markOfGeneratedCode) ? refuse() : check()),
    IntValue: check,
    FloatValue: check,
    OperationDefinition: ({ operation }: { operation: string }) =>
      operation === 'subscription' ? refuse() : undefined,
    VariableDefinition: ({ defaultValue }: { defaultValue?: unknown }) =>
      defaultValue ? refuse() : undefined,
  };
  visit(document, visitWithTypeInfo(types, literals));
  return compilable;
}
