import { type GraphQLArgument, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { minimalArguments, mutationDocument } from '../matrix/asking.js';
import { type Call, givenIn, type Subject } from '../matrix/lifecycle.js';
import { type Ground, queries, roots } from '../matrix/roots.js';
import { lifecycles } from '../matrix/subjects.js';
import { type RoleName, type World } from '../matrix/world.js';

/** A root field, who asks it, and arguments that would succeed but for what is made wrong in them. */
export interface Case {
  readonly name: string;
  readonly isMutation: boolean;
  readonly actor: RoleName;
  readonly args: readonly GraphQLArgument[];
  /** Right arguments, on records as they have to be; asked for again when a call has succeeded and changed their state. */
  readonly prepare: (world: World, ground: Ground) => Promise<Record<string, unknown>>;
  readonly keepsState: boolean;
  readonly document: (variables: readonly string[]) => string;
}

/** One case per mutation and query that takes any arguments. */
export function casesOf(schema: GraphQLSchema): Case[] {
  const mutations = Object.keys(schema.getMutationType()!.getFields()).map((name) =>
    mutationCase(schema, name),
  );
  const asked = Object.keys(schema.getQueryType()!.getFields()).map((name) => queryCase(schema, name));
  return [...mutations, ...asked].filter(({ args }) => args.length > 0);
}

function mutationCase(schema: GraphQLSchema, name: string): Case {
  const { args } = schema.getMutationType()!.getFields()[name]!;
  const document = (variables: readonly string[]) => mutationDocument(schema, name, variables);
  const subject = lifecycles.find(({ calls }) => calls.some(({ mutation }) => mutation === name));
  const call = subject?.calls.find(({ mutation }) => mutation === name);
  const shared = { name, isMutation: true, args, document };
  return subject && call
    ? { ...shared, ...takenBy(args, subject, call) }
    : { ...shared, ...rootCase(args, name) };
}

function takenBy(args: readonly GraphQLArgument[], subject: Subject, call: Call) {
  const { action } = call;
  const state = subject.workflow.actions[action]!.from[0]!;
  return {
    actor: (call.by ?? subject.may[action]!)[0]!,
    keepsState: subject.workflow.actions[action]!.to === 'same',
    prepare: async (world: World) =>
      minimalArguments(args, { ...givenIn(world, call), id: await subject.create(world, state) }),
  };
}

function rootCase(args: readonly GraphQLArgument[], name: string) {
  const root = roots[name]!;
  return {
    actor: root.ok?.[0] ?? ('plain' as const),
    keepsState: root.ok === undefined,
    prepare: async (world: World, ground: Ground) =>
      minimalArguments(args, { ...(await root.given?.(world, ground)) }),
  };
}

function queryCase(schema: GraphQLSchema, name: string): Case {
  const { args, type } = schema.getQueryType()!.getFields()[name]!;
  const named = getNamedType(type);
  const isList = isObjectType(named) && 'edges' in named.getFields();
  const selection = isList ? '{ totalCount edges { node { id } } }' : '{ id }';
  const may = queries[name]!;
  return {
    name,
    isMutation: false,
    keepsState: true,
    args,
    // Whoever sees the least of those who may ask at all.
    actor: may === 'open' ? 'anonymous' : (may.find((role) => role === 'plain') ?? may[0]!),
    prepare: async ({ challenge }) => {
      const given = args.some((each) => each.name === 'challenge') ? { challenge: challenge.slug } : {};
      return minimalArguments(args, given);
    },
    document: (variables) => {
      const used = args.filter((each) => variables.includes(each.name));
      const declared = used.map((each) => `$${each.name}: ${String(each.type)}`).join(', ');
      const passed = used.map((each) => `${each.name}: $${each.name}`).join(', ');
      return declared
        ? `query (${declared}) { ${name}(${passed}) ${selection} }`
        : `{ ${name} ${selection} }`;
    },
  };
}
