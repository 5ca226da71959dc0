import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import { type Somebody, type TestApp } from '../../factories/index.js';

/** An instant after every deadline and end of the tests. */
export const later = '2022-12-31T16:00:00.000Z';

/** The schema as it is served. */
export async function servedSchema(app: TestApp): Promise<GraphQLSchema> {
  return buildClientSchema((await app.request(getIntrospectionQuery())).data);
}

const scalars: Readonly<Record<string, unknown>> = {
  ID: 'x',
  String: 'x',
  Int: 1,
  Boolean: true,
  DateTime: later,
  Fen: '1',
};

/** The least value a type takes: only what is required, lists of one. */
export function minimal(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return minimal(type.ofType);
  if (isListType(type)) return [minimal(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return scalars[type.name];
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map(({ name, type: inner }) => [name, minimal(inner)]));
}

/** The least arguments of a field, with a reason where it takes one; `given` comes before them. */
export function minimalArguments(args: readonly GraphQLArgument[], given: Readonly<Record<string, unknown>>) {
  const own = args.filter((each) => isRequiredArgument(each)).map(({ name, type }) => [name, minimal(type)]);
  const reason = args.some(({ name }) => name === 'act') ? { act: { reason: 'for the test' } } : {};
  return { ...Object.fromEntries(own), ...reason, ...given } as Record<string, unknown>;
}

/** A mutation that takes its arguments as variables and answers what became of it. */
export function mutationDocument(schema: GraphQLSchema, name: string, variables: readonly string[]): string {
  const field = schema.getMutationType()!.getFields()[name]!;
  const named = field.args.filter((each) => variables.includes(each.name));
  const declared = named.map((each) => `$${each.name}: ${String(each.type)}`).join(', ');
  const passed = named.map((each) => `${each.name}: $${each.name}`).join(', ');
  const head = declared ? `mutation (${declared}) { ${name}(${passed})` : `mutation { ${name}`;
  return `${head} { __typename ${selectionOf(schema, name)} } }`;
}

function selectionOf(schema: GraphQLSchema, name: string): string {
  const type = getNamedType(schema.getMutationType()!.getFields()[name]!.type);
  if (!isUnionType(type)) return '';
  return type
    .getTypes()
    .map((member) => {
      if (member.name === 'InvalidInput') return '... on InvalidInput { problems { path code } }';
      const shown = ['id', 'status', 'version'].filter((each) => each in member.getFields());
      return shown.length === 3 ? `... on ${member.name} { ${shown.join(' ')} }` : '';
    })
    .join(' ');
}

/** What came of asking: `ok`, the name of an expected failure, or the code of an error. */
export interface Outcome {
  readonly as: string;
  readonly id?: string;
  readonly status?: string;
  readonly version?: number;
  readonly problems?: { path: string; code: string }[];
}

const failures = ['InvalidInput', 'IllegalTransition', 'StaleState', 'Conflict', 'LoginRefused'];

/** Calls a mutation with the least arguments it takes. */
export async function call(
  app: TestApp,
  schema: GraphQLSchema,
  name: string,
  {
    as,
    given = {},
    headers = {},
  }: {
    as: Somebody | null;
    given?: Readonly<Record<string, unknown>>;
    headers?: Readonly<Record<string, string>>;
  },
): Promise<Outcome> {
  const field = schema.getMutationType()!.getFields()[name]!;
  const variables = minimalArguments(field.args, given);
  const document = mutationDocument(schema, name, Object.keys(variables));
  const { data, codes, text, status } = await app.request(document, variables, { as, headers });
  if (codes.length > 0) return { as: codes.join() };
  const answer = data?.[name];
  if (!answer) throw new Error(`${name} answered ${status} ${text}`);
  const { __typename, ...rest } = answer;
  return { as: failures.includes(__typename) ? __typename : 'ok', ...rest };
}
