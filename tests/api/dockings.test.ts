import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDocking,
  aSolution,
  aTeam,
  type Data,
  type DockingCast,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const answer = `__typename ... on Docking { id status enterpriseKey { at } teamKey { at } agreedAt }
  ... on InvalidInput { problems { path code } } ... on IllegalTransition { state } ... on Conflict { path }`;

async function call(name: string, args: string, as: Somebody): Promise<Data> {
  const { data, codes } = await app.request(`mutation { it: ${name}(${args}) { ${answer} } }`, null, { as });
  return codes.length > 0 ? { codes } : data.it;
}

const propose = (solutionId: string, as: Somebody) =>
  call('proposeDocking', `solutionId: "${solutionId}"`, as);
const accept = (id: string, side: string, as: Somebody) =>
  call('acceptDocking', `id: "${id}", side: ${side}`, as);

async function standing({
  requirement,
  solution,
  cast,
}: Pick<DockingCast, 'requirement' | 'solution' | 'cast'>) {
  const query = `{ requirement(id: "${requirement._id}") { status } solution(id: "${solution._id}") { status } }`;
  const { data } = await app.request(query, null, { as: cast.organizer });
  return [data.requirement.status, data.solution.status];
}

describe('talks', () => {
  it('begin by the organizer, or by the enterprise from its shortlist, once at a time', async () => {
    const eligible = await aSolution(app, { status: 'eligible' });
    expect(await propose(eligible.solution._id, eligible.cast.organizer)).toMatchObject({
      problems: [{ path: 'solutionId', code: 'NOT_HANDED_OVER' }],
    });
    const { solution, cast, team } = await aSolution(app, { status: 'shortlisted' });
    expect(await propose(solution._id, team.leader)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await propose(solution._id, cast.member)).toMatchObject({ status: 'IN_TALKS' });
    expect(await propose(solution._id, cast.organizer)).toEqual({
      __typename: 'Conflict',
      path: 'solutionId',
    });
  });

  it('are refused about solutions nobody sees and requirements that are full', async () => {
    const { docking, cast, requirement } = await aDocking(app, { status: 'agreed' });
    expect(await propose('nothing', cast.organizer)).toMatchObject({
      problems: [{ path: 'solutionId', code: 'NOT_FOUND' }],
    });
    const late = await aSolution(app, { cast, requirement, team: await aTeam(app), status: 'eligible' });
    await app.services.solutions.take(await cast.organizer.viewer(), late.solution._id, 'handOver');
    expect(await propose(late.solution._id, cast.organizer)).toMatchObject({
      problems: [{ path: 'requirement', code: 'SLOTS_FILLED' }],
    });
    expect(docking.agreedAt).not.toBeNull();
  });
});

describe('a requirement that is withdrawn', () => {
  it('ends its talks, and can be docked no more', async () => {
    const { docking, cast, team, requirement, solution } = await aDocking(app);
    const reason = { reason: 'the plant is sold' };
    await app.services.requirements.take(await cast.member.viewer(), requirement._id, 'withdraw', reason);
    expect(await accept(docking._id, 'TEAM', team.leader)).toEqual({
      ...{ __typename: 'IllegalTransition', state: 'superseded' },
    });
    expect(await propose(solution._id, cast.organizer)).toMatchObject({ __typename: 'InvalidInput' });
    expect(await standing({ requirement, solution, cast })).toEqual(['WITHDRAWN', 'LAPSED']);
  });
});

describe('an agreement', () => {
  it('takes both keys, each its own, each once', async () => {
    const { docking, cast, team, ...rest } = await aDocking(app);
    const id = docking._id;
    expect(await accept(id, 'TEAM', cast.member)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await accept(id, 'ENTERPRISE', team.leader)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await accept(id, 'TEAM', team.member)).toEqual({ codes: ['FORBIDDEN'] });
    const first = await accept(id, 'ENTERPRISE', cast.member);
    expect(first).toMatchObject({ status: 'IN_TALKS', teamKey: null, agreedAt: null });
    expect(await accept(id, 'ENTERPRISE', cast.member)).toMatchObject({
      problems: [{ path: 'side', code: 'ALREADY_TURNED' }],
    });
    const second = await accept(id, 'TEAM', team.signatory);
    expect(second).toMatchObject({ status: 'AGREED', agreedAt: app.clock.now().toISOString() });
    expect(await standing({ ...rest, cast })).toEqual(['DOCKED', 'DOCKED']);
    expect(await accept(id, 'TEAM', team.leader)).toEqual({
      __typename: 'IllegalTransition',
      state: 'agreed',
    });
  });

  it('takes an award slot, and the last one ends the other talks', async () => {
    const first = await aDocking(app);
    const { cast, requirement } = first;
    const other = await aSolution(app, { cast, requirement, team: await aTeam(app), status: 'eligible' });
    const organizer = await cast.organizer.viewer();
    await app.services.solutions.take(organizer, other.solution._id, 'handOver');
    const { _id } = await app.services.dockings.propose(organizer, other.solution._id);
    await accept(first.docking._id, 'ENTERPRISE', cast.member);
    await accept(first.docking._id, 'TEAM', first.team.leader);
    expect((await app.services.dockings.find(organizer, _id))?.status).toBe('superseded');
    expect(await standing({ ...first, solution: other.solution })).toEqual(['DOCKED', 'ELIGIBLE']);
  });

  it('that falls through frees slot, requirement and solution, and the solution can be docked again', async () => {
    const found = await aDocking(app, { status: 'agreed' });
    const { docking, cast, team, solution } = found;
    expect(await call('cancelDocking', `id: "${docking._id}"`, cast.organizer)).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    const reason = 'act: { reason: "the funds fell away" }';
    expect(await call('cancelDocking', `id: "${docking._id}", ${reason}`, cast.member)).toEqual({
      codes: ['FORBIDDEN'],
    });
    await call('cancelDocking', `id: "${docking._id}", ${reason}`, cast.organizer);
    expect(await standing(found)).toEqual(['CLOSED', 'SHORTLISTED']);
    const { id } = await propose(solution._id, cast.organizer);
    await accept(id, 'TEAM', team.leader);
    expect(await accept(id, 'ENTERPRISE', cast.member)).toMatchObject({ status: 'AGREED' });
    expect(await standing(found)).toEqual(['DOCKED', 'DOCKED']);
  });
});

describe('dockings', () => {
  it('are listed to both sides and the organizer, beside their requirement too, and to nobody else', async () => {
    const { docking, cast, team, requirement } = await aDocking(app);
    const stranger = await aTeam(app);
    const query = `{ dockings(filter: { requirementId: "${requirement._id}" }) { edges { node { id } } }
      requirement(id: "${requirement._id}") { dockings { id } } }`;
    const shown = async (as: Somebody) => {
      const { data } = await app.request(query, null, { as });
      return [data.dockings.edges.map(({ node }: Data) => node.id), data.requirement.dockings];
    };
    for (const somebody of [cast.member, cast.organizer, team.leader, team.member, team.signatory])
      expect(await shown(somebody)).toEqual([[docking._id], [{ id: docking._id }]]);
    expect(await shown(stranger.leader)).toEqual([[], []]);
    const open = `{ requirement(id: "${requirement._id}") { dockings { id } } }`;
    expect((await app.request(open)).data.requirement.dockings).toEqual([]);
  });
});
