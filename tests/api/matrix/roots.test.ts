import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLSchema, isLeafType } from 'graphql';
import { startTestApp } from '../../factories/index.js';
import { call, minimal, servedSchema } from './asking.js';
import { aGround, type Ground, queries, type Root, roots } from './roots.js';
import { aShare } from './share.js';
import { lifecycles } from './subjects.js';
import { aWorld, type RoleName, roleNames, type World } from './world.js';

let world: World;
let ground: Ground;
let schema: GraphQLSchema;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
  ground = await aGround(world);
  schema = await servedSchema(world.app);
});
afterAll(() => world.app.close());

describe('the schema', () => {
  it('has no mutation that the matrices do not know', () => {
    const known = [
      ...lifecycles.flatMap(({ calls }) => calls.map((each) => each.mutation)),
      ...Object.keys(roots),
    ];
    expect(Object.keys(schema.getMutationType()!.getFields()).sort()).toEqual([...new Set(known)].sort());
  });

  it('has no query that the matrices do not know', () => {
    expect(Object.keys(schema.getQueryType()!.getFields()).sort()).toEqual(Object.keys(queries).sort());
  });
});

function expected({ ok = [], refused = {}, open }: Root, role: RoleName): string {
  if (open) return open;
  if (role === 'anonymous') return 'UNAUTHENTICATED';
  if (ok.includes(role)) return 'ok';
  return Object.keys(refused).find((as) => refused[as]!.includes(role)) ?? 'FORBIDDEN';
}

describe('calling', () => {
  it.each(Object.keys(roots))('%s succeeds for those who may, and nobody else', async (name) => {
    const root = roots[name]!;
    const [came, wanted]: Record<string, string>[] = [{}, {}];
    let unused: object | undefined;
    const share = aShare((role) => expected(root, role), Object.keys(roots).indexOf(name));
    for (const role of roleNames.filter((each) => expected(root, each) === 'ok' || share.includes(each))) {
      const given = { ...(unused ?? (await root.given?.(world, ground))) };
      came![role] = (await call(world.app, schema, name, { as: world.people[role], given })).as;
      wanted![role] = expected(root, role);
      // Whoever is refused changes nothing, so the next one finds things as they were.
      unused = root.open || wanted![role] === 'ok' ? undefined : given;
    }
    expect(came).toEqual(wanted);
  });
});

function queryOf(name: string): string {
  const { args, type } = schema.getQueryType()!.getFields()[name]!;
  const named = args.filter((each) => String(each.type).endsWith('!') || each.name === 'code');
  const passed = named.map((each) => `${each.name}: ${JSON.stringify(minimal(each.type))}`).join(', ');
  const selection = isLeafType(getNamedType(type)) ? '' : '{ __typename }';
  return `{ ${name}${passed ? `(${passed})` : ''} ${selection} }`;
}

describe('asking', () => {
  it.each(Object.keys(queries))('%s is for those who may', async (name) => {
    const may = queries[name]!;
    const query = queryOf(name).replace('challenge: "x"', `challenge: "${world.challenge.slug}"`);
    const [came, wanted]: Record<string, string>[] = [{}, {}];
    const isFor = (role: RoleName) => may === 'open' || may.includes(role);
    const share = aShare(isFor, Object.keys(queries).indexOf(name));
    for (const role of roleNames.filter((each) => share.includes(each) || (may !== 'open' && isFor(each)))) {
      const { codes } = await world.app.request(query, null, { as: world.people[role] });
      came![role] = codes.join();
      const refusal = role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      wanted![role] = isFor(role) ? '' : refusal;
    }
    expect(came).toEqual(wanted);
  });
});
