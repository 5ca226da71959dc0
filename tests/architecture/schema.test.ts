import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessTables, buildGraphQLSchema, guardSchema, printGraphQLSchema } from '@duijie/server';
import { unreachableStates } from '@duijie/shared';
import {
  getNamedType,
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { workflows } from './lifecycles.js';

let schema: GraphQLSchema;

const build = () => buildGraphQLSchema({ get: (resolver) => resolver as unknown });

beforeAll(async () => {
  schema = await build();
});

function objectTypes(): GraphQLObjectType[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types.filter(({ name }) => !name.startsWith('__'));
}

const roots = ['Query', 'Mutation', 'Subscription'];

/** Types that show a record: what has an identity, and is not a mere reference to something by kind and id. */
function recordTypes(): GraphQLObjectType[] {
  const isReference = (fields: string[]) => fields.length === 2 && fields.includes('kind');
  return objectTypes().filter((type) => {
    const fields = Object.keys(type.getFields());
    return fields.includes('id') && !roots.includes(type.name) && !isReference(fields);
  });
}

describe('the schema', () => {
  it('is the committed one; run "npm run schema" after a change', async () => {
    const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(printGraphQLSchema(schema)).toBe(committed);
  });

  it('has a rule for every root field, and none for fields it doesn’t have', async () => {
    const declared = accessTables.flatMap((table) => Object.keys(table.roots)).sort();
    const served = objectTypes()
      .filter(({ name }) => roots.includes(name))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(served.sort()).toEqual(declared);
    const [first, ...others] = accessTables;
    const { [Object.keys(first!.roots)[0]!]: _left, ...fewer } = first!.roots;
    const unguarded = await build();
    expect(() => guardSchema(unguarded, [{ ...first!, roots: fewer }, ...others])).toThrow('has no rule');
  });

  it('has an entry for every field of every type that shows a record', async () => {
    const declared = new Set(
      accessTables.flatMap(({ fields }) =>
        Object.entries(fields).flatMap(([type, entries]) =>
          Object.keys(entries).map((field) => `${type}.${field}`),
        ),
      ),
    );
    const missing = recordTypes()
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((key) => !declared.has(key));
    expect(missing).toEqual([]);
    const stray = { roots: {}, fields: { Challenge: { secret: 'open' as const } } };
    const unguarded = await build();
    expect(() => guardSchema(unguarded, [...accessTables, stray])).toThrow('Challenge.secret');
  });

  it('answers mutations of lifecycles with unions that can say what is wrong', () => {
    const mutations = Object.values(schema.getMutationType()!.getFields());
    const results = mutations.map(({ type }) => getNamedType(type)).filter(isUnionType);
    const failures = ['InvalidInput', 'IllegalTransition', 'StaleState', 'Conflict'];
    const ofLifecycles = results.filter((union) =>
      union.getTypes().some((type) => 'viewerActions' in type.getFields()),
    );
    expect(ofLifecycles.length).toBeGreaterThan(5);
    for (const union of ofLifecycles) {
      expect(union.getTypes().map(({ name }) => name)).toEqual(expect.arrayContaining(failures));
    }
  });

  it('never shows money or deadlines as numbers', () => {
    const numbers = objectTypes().flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => ['Float', 'Int'].includes(getNamedType(field.type).name))
        .map(({ name }) => name),
    );
    expect(numbers.filter((name) => /budget|amount|price|total$|fen|deadline|At$/i.test(name))).toEqual([]);
  });
});

describe.each(workflows.map((workflow) => [workflow.subject, workflow] as const))(
  'the lifecycle of %s',
  (subject, workflow) => {
    const typeName = subject[0]!.toUpperCase() + subject.slice(1);
    const named = () =>
      objectTypes().find(({ name }) => [typeName, `Review${typeName}`, `Public${typeName}`].includes(name))!;

    it('is shown with its state, version and what the viewer may do', () => {
      const { status, version, viewerActions } = named().getFields();
      expect({ version: String(version?.type), actions: String(viewerActions?.type) }).toEqual({
        version: 'Int!',
        actions: expect.stringMatching(/^\[\w+!\]!$/),
      });
      expect(valuesOf(getNamedType(status!.type) as GraphQLEnumType)).toEqual([...workflow.states].sort());
      expect(valuesOf(getNamedType(viewerActions!.type) as GraphQLEnumType)).toEqual(
        Object.keys(workflow.actions).sort(),
      );
    });

    it('reaches every state', () => {
      expect(unreachableStates(workflow)).toEqual([]);
    });
  },
);

function valuesOf(type: GraphQLEnumType): string[] {
  expect(isEnumType(type)).toBe(true);
  return type
    .getValues()
    .map(({ value }) => value as string)
    .sort();
}
