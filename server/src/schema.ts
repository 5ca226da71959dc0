import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema, type ContainerType, type NonEmptyArray } from 'type-graphql';
import * as challenges from './challenges/index.js';
import { guardSchema, LocalizedTextResolver } from './kernel/graphql/index.js';

/** The slices in the order of imports; each brings its resolvers and says who may call them. */
const slices = [challenges] as const;

/** The schema with every slice's rules in front of its resolvers; `container` makes the resolvers. */
export async function buildGraphQLSchema(container: ContainerType): Promise<GraphQLSchema> {
  const resolvers = [LocalizedTextResolver, ...slices.flatMap((slice) => slice.resolvers)];
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<(typeof resolvers)[number]>,
    container,
    validate: { forbidUnknownValues: false },
  });
  return guardSchema(
    schema,
    slices.map((slice) => slice.access),
  );
}

/** The schema as text, sorted, as it is committed for outsiders. */
export function printGraphQLSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
