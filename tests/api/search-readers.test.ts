import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aRequirement, aSolution, type Data, startTestApp } from '../factories/index.js';
import { aContractOf } from './matrix/contracts.js';
import { aWorld, allBut, assigned, aRound, type RoleName, roleNames, type World } from './matrix/world.js';

// A world with everybody in it is a minute's work for a busy machine.
jest.setTimeout(300_000);

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
  const { app, cast, teamCast } = world;
  for (const status of ['draft', 'submitted', 'released', 'withdrawn'] as const)
    await aRequirement(app, { cast, status });
  const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
  await assigned(world, await aRound(world, { blind: false }), 'openJudge', [requirement._id]);
  for (const status of ['submitted', 'locked', 'shortlisted'] as const)
    await aSolution(app, { cast, team: teamCast, status });
  await aContractOf(world, { status: 'signed' });
  await app.outbox.drain();
});
afterAll(() => world.app.close());

/** Ids by a list of the database, and by a search for everything. */
async function both(role: RoleName, kind: string, list: string): Promise<[string[], string[]]> {
  const as = world.people[role];
  const listed: Data = await world.app.request(`{ ${list} { edges { node { id } } } }`, null, { as });
  const name = kind.toLowerCase();
  const found: Data = await world.app.request(
    `{ search(query: "", kinds: [${kind}], first: 100) { totalCount edges { node { ${name} { id } } } } }`,
    null,
    { as },
  );
  const ids = (edges: Data[] = []) => edges.map(({ node }) => (node[name] ?? node).id as string).sort();
  expect(found.data.search.totalCount).toBe(found.data.search.edges.length);
  return [ids(found.data.search.edges), ids((Object.values(listed.data ?? {})[0] as Data)?.edges)];
}

describe('a search for everything finds what the lists hold', () => {
  it.each(roleNames)('of requirements, to %s', async (role) => {
    const [found, listed] = await both(role, 'REQUIREMENT', 'requirements(first: 100)');
    expect(found).toEqual(listed);
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(roleNames)('of organizations, to %s', async (role) => {
    const [found, listed] = await both(role, 'ORGANIZATION', 'organizations(first: 100)');
    expect(found).toEqual(listed);
    expect(found.length).toBeGreaterThan(1);
  });

  it.each(allBut('anonymous'))('of teams, solutions and contracts, to %s', async (role) => {
    const own = `(challenge: "${world.challenge.slug}", first: 100)`;
    const teams = await both(role, 'TEAM', 'teams(first: 100)');
    const solutions = await both(role, 'SOLUTION', `solutions${own}`);
    const contracts = await both(role, 'CONTRACT', `contracts${own}`);
    expect([teams[0], solutions[0], contracts[0]]).toEqual([teams[1], solutions[1], contracts[1]]);
  });

  it('of nothing but requirements and organizations, to nobody in particular', async () => {
    for (const kind of ['TEAM', 'SOLUTION', 'CONTRACT'])
      expect((await both('anonymous', kind, 'me'))[0]).toEqual([]);
  });
});

describe('the index', () => {
  it('is mended by comparing ids and revisions, whatever happened to it', async () => {
    const { synchronization, kernel } = world.app;
    const nothing = (await synchronization.reconcile()).flatMap((each) => [
      ...[...each.missing, ...each.stale, ...each.extra],
    ]);
    expect(nothing).toEqual([]);
    const rows = kernel.connection.collection<{ _id: string }>('requirements');
    const [gone, changed] = await rows.find({ isPublic: true }).limit(2).toArray();
    await rows.insertOne({ ...gone!, _id: 'another', code: 'ANOTHER-1' } as never);
    await rows.updateOne({ _id: changed!._id }, { $inc: { version: 1 } });
    await rows.deleteOne({ _id: gone!._id });
    const found = await synchronization.reconcile();
    expect(found.find(({ kind }) => kind === 'requirements')).toMatchObject({
      ...{ missing: ['another'], stale: [changed!._id], extra: [gone!._id] },
    });
    const after = await synchronization.reconcile();
    expect(
      after.every(({ missing, stale, extra }) => missing.length + stale.length + extra.length === 0),
    ).toBe(true);
    expect((await both('anonymous', 'REQUIREMENT', 'requirements(first: 100)'))[0]).toContain('another');
  });
});
