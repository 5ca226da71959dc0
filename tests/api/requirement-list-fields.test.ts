import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql';
import { aRequirement, type Cast, startTestApp, type TestApp } from '../factories/index.js';

// A list reads only what its items show, so each field, asked for alone in a list, must be what it is on the record itself.
let app: TestApp;
let cast: Cast;
let fields: GraphQLField<unknown, unknown>[];
const ids: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  const { data } = await app.request(getIntrospectionQuery());
  const type = buildClientSchema(data).getType('Requirement') as GraphQLObjectType;
  fields = Object.values(type.getFields());
  for (const status of ['draft', 'selected', 'released'] as const) {
    const { requirement, cast: met } = await aRequirement(app, { status, ...(cast && { cast }) });
    cast = met;
    ids.push(requirement._id);
  }
});
afterAll(() => app?.close());

/** A field with everything in it that has no fields of its own, one level further down too. */
function selectionOf({ name, type }: GraphQLField<unknown, unknown>, depth = 2): string | null {
  const inner = getNamedType(type);
  if (!isObjectType(inner)) return name;
  if (depth === 0) return null;
  const inside = Object.values(inner.getFields())
    .filter(({ args }) =>
      args.every(({ defaultValue, type: wanted }) => defaultValue ?? !/!$/.test(String(wanted))),
    )
    .map((field) => selectionOf(field, depth - 1))
    .filter((each) => each !== null);
  return inside.length === 0 ? null : `${name} { ${inside.join(' ')} }`;
}

async function onRecord(selection: string, id: string): Promise<unknown> {
  const query = `query($id: ID!) { requirement(id: $id) { ${selection} } }`;
  const { data, errors } = await app.request(query, { id }, { as: cast.member });
  expect(errors).toBeUndefined();
  return data.requirement;
}

async function inList(selection: string): Promise<unknown[]> {
  const query = `{ requirements(sort: CODE_ASC, filter: { mine: true }) { edges { node { ${selection} } } } }`;
  const { data, errors } = await app.request(query, {}, { as: cast.member });
  expect(errors).toBeUndefined();
  return data.requirements.edges.map(({ node }: { node: unknown }) => node);
}

it('shows each field in a list as on the record itself', async () => {
  const order = (await inList('id')) as { id: string }[];
  expect(order.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const selections = fields.map((field) => selectionOf(field)).filter((each) => each !== null);
  expect(selections.length).toBeGreaterThan(20);
  for (const selection of [
    ...selections,
    'title { text } indicators { key }',
    'summary { text } viewerActions',
  ]) {
    const alone = await Promise.all(order.map(({ id }) => onRecord(selection, id)));
    expect({ [selection]: await inList(selection) }).toEqual({ [selection]: alone });
  }
});
