import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql';
import { aRequirement, type Cast, type Somebody, startTestApp, type TestApp } from '../factories/index.js';

// A list reads only what its items show, so each field, asked for alone in a list, must be what it is on the record itself.
let app: TestApp;
let cast: Cast;
let fields: GraphQLField<unknown, unknown>[];

beforeAll(async () => {
  app = await startTestApp();
  const { data } = await app.request(getIntrospectionQuery());
  const type = buildClientSchema(data).getType('Requirement') as GraphQLObjectType;
  fields = Object.values(type.getFields());
  for (const status of ['draft', 'selected', 'released'] as const) {
    const { cast: met } = await aRequirement(app, { status, ...(cast && { cast }) });
    cast = met;
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

async function onRecord(selection: string, id: string, as: Somebody | null): Promise<unknown> {
  const query = `query($id: ID!) { requirement(id: $id) { ${selection} } }`;
  const { data, errors } = await app.request(query, { id }, { as });
  expect(errors).toBeUndefined();
  return data.requirement;
}

async function inList(selection: string, as: Somebody | null): Promise<unknown[]> {
  const query = `query($slug: String) { requirements(challenge: $slug, sort: CODE_ASC) { edges { node { ${selection} } } } }`;
  const { data, errors } = await app.request(query, { slug: cast.challenge.slug }, { as });
  expect(errors).toBeUndefined();
  return data.requirements.edges.map(({ node }: { node: unknown }) => node);
}

const viewers: [who: string, viewer: () => Somebody | null, visible: number][] = [
  ['their enterprise', () => cast.member, 3],
  ['the organizer', () => cast.organizer, 2],
  ['everybody', () => null, 1],
];

it.each(viewers)('shows %s each field in a list as on the record itself', async (_who, viewer, visible) => {
  const as = viewer();
  const order = ((await inList('id', as)) as { id: string }[]).map(({ id }) => id);
  expect(order).toHaveLength(visible);
  const single = fields.map((field) => selectionOf(field)).filter((each) => each !== null);
  expect(single.length).toBeGreaterThan(20);
  for (const selection of [
    ...single,
    'title { text } indicators { key }',
    'summary { text } viewerActions',
  ]) {
    const alone = await Promise.all(order.map((id) => onRecord(selection, id, as)));
    expect({ [selection]: await inList(selection, as) }).toEqual({ [selection]: alone });
  }
});
