import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema, type ContainerType, type NonEmptyArray } from 'type-graphql';
import { type Services } from './app/core.js';
import * as accounts from './accounts/index.js';
import * as challenges from './challenges/index.js';
import * as contracts from './contracts/index.js';
import * as dockings from './dockings/index.js';
import * as organizations from './organizations/index.js';
import * as requirements from './requirements/index.js';
import * as search from './search/index.js';
import * as statistics from './statistics/index.js';
import { type SliceAccess } from './kernel/index.js';
import { guardSchema, LocalizedTextResolver, validateArgument } from './kernel/graphql/index.js';
import {
  readPlainFieldsDirectly,
  resolveFieldsDirectly,
  resolveTypesDirectly,
} from './platform/graphql/index.js';
import * as reviews from './reviews/index.js';
import * as solutions from './solutions/index.js';
import * as teams from './teams/index.js';

/** The slices in the order of imports; each brings its resolvers and says who may call them. */
const slices = [
  accounts,
  organizations,
  challenges,
  reviews,
  teams,
  requirements,
  solutions,
  dockings,
  contracts,
  search,
  statistics,
] as const;

/** Who may call and read what, slice by slice. */
export const accessTables: readonly SliceAccess[] = slices.map((slice) => slice.access);

/** The resolvers with the services they call, as TypeGraphQL asks for them. */
export function resolversOf(s: Services): ContainerType {
  const instances = new Map<unknown, object>([
    [LocalizedTextResolver, new LocalizedTextResolver()],
    ...instancesOf(accounts.resolvers, s.accounts),
    ...instancesOf(organizations.resolvers, s.organizations, s.accounts),
    ...instancesOf(challenges.resolvers, s.challenges),
    ...instancesOf(reviews.resolvers, s.reviews),
    ...instancesOf(teams.resolvers, s.teams, s.organizations, s.accounts),
    ...instancesOf(requirements.resolvers, s.requirements, s.teams, s.challenges, s.organizations),
    ...instancesOf(solutions.resolvers, s.solutions, s.accounts),
    ...instancesOf(
      dockings.resolvers,
      ...([s.dockings, s.challenges, s.organizations, s.teams, s.requirements, s.solutions] as const),
    ),
    ...instancesOf(
      contracts.resolvers,
      s.contracts,
      s.organizations,
      s.challenges,
      s.teams,
      s.requirements,
      s.dockings,
    ),
    ...instancesOf(search.resolvers, s.search, s.savedSearches),
    ...instancesOf(
      statistics.resolvers,
      ...([s.statistics, s.challenges, s.requirements, s.solutions, s.dockings, s.contracts] as const),
    ),
  ]);
  return { get: (resolver) => instances.get(resolver) };
}

/** The schema with every slice's rules in front of its resolvers; `container` makes the resolvers. */
export async function buildGraphQLSchema(container: ContainerType): Promise<GraphQLSchema> {
  readPlainFieldsDirectly();
  const resolvers = slices.flatMap((slice): readonly NewableFunction[] => slice.resolvers);
  const schema = await buildSchema({
    resolvers: [LocalizedTextResolver, ...resolvers] satisfies NonEmptyArray<NewableFunction>,
    container,
    validateFn: validateArgument,
    // Whoever serves it validates it; asking it for all it has besides takes as long as making it.
    skipCheck: true,
  });
  resolveTypesDirectly(schema);
  resolveFieldsDirectly(schema, container);
  return guardSchema(schema, accessTables);
}

/** The schema as text, sorted, as it is committed for outsiders. */
export function printGraphQLSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

function instancesOf<Needs extends unknown[]>(
  resolvers: readonly (new (...needs: Needs) => object)[],
  ...needs: Needs
): [unknown, object][] {
  return resolvers.map((Resolver) => [Resolver, new Resolver(...needs)]);
}

// `npm run schema` writes the committed schema.graphql.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = await buildGraphQLSchema({ get: (resolver) => resolver as unknown });
  await writeFile(new URL('../../schema.graphql', import.meta.url), printGraphQLSchema(schema));
}
