import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemViewer, verifyHistory } from '@duijie/server';
import {
  aCast,
  anInstitution,
  aPerson,
  aTeam,
  joins,
  type Somebody,
  startTestApp,
  type TeamCast,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker, english, failures } from './ask.js';
import { aPaper } from './matrix/world.js';

let app: TestApp;
let ask: ReturnType<typeof asker>;
let cast: TeamCast;
let organizer: Somebody;
let administrator: Somebody;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  cast = await aTeam(app);
  organizer = (await aCast(app)).organizer;
  administrator = await theAdministrator(app);
});
afterAll(() => app.close());

const shown = `id status version name { text } region organization { id } keywords { en } viewerActions
  members { name { text } role title { text } email until person { id } } invitations { id status } history { action }`;
const result = `{ __typename ... on Team { ${shown} } ${failures} }`;
const registerTeam = `mutation ($input: RegisterTeamInput!, $act: ActInput) { registerTeam(input: $input, act: $act) ${result} }`;
const read = (id: string, as: Somebody) => ask(`query ($id: ID!) { team(id: $id) { ${shown} } }`, { id }, as);
const change = (name: string, id: string, personId: string, as: Somebody) =>
  ask(
    `mutation ($id: ID!, $personId: ID!) { ${name}(id: $id, personId: $personId) ${result} }`,
    { id, personId },
    as,
  );
const problem = (path: string, code: string) => ({ problems: [{ path, code }] });

describe('a team', () => {
  it('is registered by its leader, and joined by who accepts', async () => {
    const { team, leader, member, institution } = cast;
    expect(await read(team._id, leader)).toMatchObject({
      ...{ status: 'REGISTERED', version: 1, region: '610100', organization: { id: institution._id } },
      members: [
        { name: { text: leader.name }, role: 'LEADER', title: null, email: leader.login, until: null },
        { name: { text: member.name }, role: 'MEMBER', title: { text: 'Lecturer' }, email: member.login },
      ],
      invitations: [{ status: 'ACCEPTED' }],
      history: [{ action: 'create' }],
    });
  });

  it('shows others what it is, and not who', async () => {
    const seen = await read(cast.team._id, await aPerson(app));
    expect(seen).toMatchObject({ name: { text: cast.team.name.text }, keywords: { en: ['purification'] } });
    expect(seen).toMatchObject({ members: [], invitations: [], history: [], viewerActions: [] });
    const list = '{ teams(filter: { mine: true }) { totalCount edges { node { id } } } }';
    const { edges } = await ask(list, {}, cast.member);
    expect(edges).toEqual([{ node: { id: cast.team._id } }]);
    expect((await ask(list, {}, organizer)).totalCount).toBe(0);
  });

  it('is registered once per key', async () => {
    const person = await aPerson(app);
    const variables = { input: { name: english('Once'), region: '620100' } };
    const key = { 'idempotency-key': 'register-once' };
    const first = await ask(registerTeam, variables, person, key);
    expect((await ask(registerTeam, variables, person, key)).id).toBe(first.id);
    expect((await ask('{ teams(filter: { mine: true }) { totalCount } }', {}, person)).totalCount).toBe(1);
  });
});

describe('registering', () => {
  const name = english('Team');
  const region = '620100';

  it('refuses what is wrong, and registers nothing', async () => {
    const person = await aPerson(app);
    const { organization } = await anInstitution(app);
    const cases: [object, string, string][] = [
      [{ name }, 'region', 'REQUIRED'],
      [{ name, region: '999999' }, 'region', 'UNKNOWN_REGION'],
      [{ name: english(' '), region }, 'name', 'REQUIRED'],
      [{ name: english('x'.repeat(121)), region }, 'name.text', 'TOO_LONG'],
      [{ name, region, expertise: english('x'.repeat(2001)) }, 'expertise.text', 'TOO_LONG'],
      [{ name, region, keywords: { zh: [''], en: [] } }, 'keywords.zh.0', 'MALFORMED'],
      [{ name, organizationId: 'nothing' }, 'organizationId', 'NOT_FOUND'],
      [{ name, organizationId: organization._id }, 'organizationId', 'NOT_A_MEMBER'],
    ];
    for (const [input, path, code] of cases)
      expect(await ask(registerTeam, { input }, person)).toMatchObject(problem(path, code));
    const other = { input: { name, region, leaderId: cast.leader.personId } };
    expect(await ask(registerTeam, other, person)).toEqual({ codes: ['FORBIDDEN'] });
    expect((await ask('{ teams(filter: { mine: true }) { totalCount } }', {}, person)).totalCount).toBe(0);
  });

  it('on behalf of others needs evidence, and the leader or the institution named', async () => {
    const leader = await aPerson(app);
    const evidence = await aPaper({ app }, organizer);
    const input = { name, organizationId: cast.institution._id, leaderId: leader.personId };
    const [PERSON, ORGANIZATION] = ['PERSON', 'ORGANIZATION'];
    const register = (more: object, act: object | null) =>
      ask(registerTeam, { input: { ...input, ...more }, act }, organizer);
    const onBehalfOf = { kind: PERSON, id: leader.personId };
    const stranger = { kind: ORGANIZATION, id: 'somebody else' };
    const institution = { kind: ORGANIZATION, id: cast.institution._id };
    const refusals: [object, object | null, string, string][] = [
      [{}, null, 'act.onBehalfOf', 'REQUIRED'],
      [{}, { onBehalfOf }, 'act.evidence', 'EVIDENCE_REQUIRED'],
      [{}, { onBehalfOf: stranger, evidence }, 'act.onBehalfOf', 'NOT_THE_OWNER'],
      [{ leaderId: null }, { onBehalfOf: institution, evidence }, 'leaderId', 'REQUIRED'],
      [{ leaderId: 'nobody' }, { onBehalfOf: institution, evidence }, 'leaderId', 'NOT_FOUND'],
    ];
    for (const [more, act, path, code] of refusals)
      expect(await register(more, act)).toMatchObject(problem(path, code));
    const made = await register({}, { onBehalfOf, evidence });
    expect(await read(made.id, leader)).toMatchObject({
      members: [{ role: 'LEADER', person: { id: leader.personId } }],
      viewerActions: ['EDIT', 'HAND_OVER', 'REMOVE_MEMBER', 'DISSOLVE'],
    });
    const file = (as: Somebody) =>
      app.send(`/files/${evidence}`, { headers: { authorization: `Bearer ${as.token}` } });
    expect((await file((await aCast(app)).organizer)).status).toBe(200);
    expect((await file(leader)).status).toBe(404);
  });
});

describe('members', () => {
  it('change places with the leader, who decides no more', async () => {
    const { team, leader, member } = await aTeam(app);
    const wrong = (personId: string) => change('handOverTeam', team._id, personId, leader);
    expect(await wrong(leader.personId)).toMatchObject(problem('personId', 'LEADER'));
    expect(await wrong(organizer.personId)).toMatchObject(problem('personId', 'NOT_A_MEMBER'));
    expect(await change('handOverTeam', team._id, member.personId, leader)).toMatchObject({ version: 2 });
    const { members, viewerActions } = await read(team._id, leader);
    expect(viewerActions).toEqual(['REMOVE_MEMBER']);
    expect(members).toMatchObject([
      { role: 'LEADER', person: { id: member.personId } },
      { role: 'MEMBER', person: { id: leader.personId } },
    ]);
    const back = await change('handOverTeam', team._id, leader.personId, leader);
    expect(back).toEqual({ codes: ['FORBIDDEN'] });
    const former = await ask(
      `query ($id: ID!) { team(id: $id) { members(former: true) { role until } } }`,
      { id: team._id },
      member,
    );
    expect(former.members).toHaveLength(4);
  });

  it('have one new leader, however many they are offered to at a time', async () => {
    const { team, leader, member } = await aTeam(app);
    const others = [member, await aPerson(app), await aPerson(app)];
    for (const each of others.slice(1)) await joins(app, { team, leader }, each);
    const answers = await Promise.all(
      others.map(({ personId }) => change('handOverTeam', team._id, personId, leader)),
    );
    expect(answers.filter(({ version }) => version === 2)).toHaveLength(1);
    const { members } = await read(team._id, organizer);
    expect(members.map(({ role }: { role: string }) => role)).toEqual([
      'LEADER',
      'MEMBER',
      'MEMBER',
      'MEMBER',
    ]);
  });

  it('leave, or are removed by the leader; nobody removes the leader or another', async () => {
    const { team, leader, member } = await aTeam(app);
    const other = await aPerson(app);
    await joins(app, { team, leader }, other);
    const remove = (who: Somebody, as: Somebody) => change('removeTeamMember', team._id, who.personId, as);
    expect(await remove(other, member)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await remove(leader, leader)).toMatchObject(problem('personId', 'LEADER'));
    expect(await remove(organizer, leader)).toMatchObject(problem('personId', 'NOT_A_MEMBER'));
    expect(await remove(other, other)).toMatchObject({ version: 2 });
    expect(await remove(member, leader)).toMatchObject({ version: 3 });
    expect(await remove(member, leader)).toMatchObject(problem('personId', 'NOT_A_MEMBER'));
    expect((await read(team._id, leader)).members).toHaveLength(1);
    expect((await read(team._id, member)).members).toEqual([]);
  });

  it('get and lose their roles by these ways alone', async () => {
    const { team, leader, member } = await aTeam(app);
    const scope = { kind: 'TEAM', id: team._id };
    const give = `mutation ($personId: ID!, $role: RoleInput!) { giveRole(personId: $personId, role: $role) { ${failures} } }`;
    const given = { personId: organizer.personId, role: { role: 'TEAM_LEADER', scope } };
    expect(await ask(give, given, administrator)).toMatchObject(problem('scope', 'NOT_DIRECTLY'));
    const { edges } = await ask(
      '{ people(first: 100) { edges { node { id roles { id role } } } } }',
      {},
      administrator,
    );
    const revoke = `mutation ($id: ID!) { revokeRole(id: $id) { ${failures} } }`;
    for (const [who, role] of [
      [leader, 'TEAM_LEADER'],
      [member, 'TEAM_MEMBER'],
    ] as const) {
      const { node } = edges.find((each: { node: { id: string } }) => each.node.id === who.personId);
      const { id } = node.roles.find((each: { role: string }) => each.role === role);
      expect(await ask(revoke, { id }, who)).toMatchObject(problem('id', 'NOT_DIRECTLY'));
    }
  });
});

describe('for later slices', () => {
  it('tells conflicts: members past and present, the institution’s people, and teammates of the same institution', async () => {
    const institution = await anInstitution(app);
    const { team, leader, member, signatory } = await aTeam(app, { institution });
    const sister = await aTeam(app, { institution });
    const stranger = await aTeam(app);
    await change('removeTeamMember', team._id, member.personId, leader);
    const { teams } = app.services;
    const all = [team._id, sister.team._id, stranger.team._id];
    const conflictsOf = async ({ personId }: Somebody) => [
      ...(await teams.conflictsOf(personId, all)).keys(),
    ];
    const sisters = [team._id, sister.team._id].sort();
    for (const each of [leader, member, signatory, sister.member])
      expect((await conflictsOf(each)).sort()).toEqual(sisters);
    expect(await conflictsOf(organizer)).toEqual([]);
  });

  it('lets only registered teams answer, and dissolves none with something under way', async () => {
    const { team, leader } = await aTeam(app);
    const { teams } = app.services;
    const mayAnswer = (id: string) =>
      app.kernel.transact(systemViewer('test'), (tx) => teams.assertMayAnswer(tx, id));
    expect(await mayAnswer(team._id)).toMatchObject({ _id: team._id });
    await expect(mayAnswer('nothing')).rejects.toMatchObject(problem('teamId', 'NOT_FOUND'));
    const underWay = new Set([team._id]);
    const message = 'something is under way';
    teams.refuseDissolving((ids) =>
      Promise.resolve(
        new Map(
          ids
            .filter((id) => underWay.has(id))
            .map((id) => [id, [{ path: 'id', code: 'UNDER_WAY', message }]]),
        ),
      ),
    );
    const dissolve = `mutation ($id: ID!) { dissolveTeam(id: $id) ${result} }`;
    expect(await ask(dissolve, { id: team._id }, leader)).toMatchObject(problem('id', 'UNDER_WAY'));
    expect((await read(team._id, leader)).viewerActions).not.toContain('DISSOLVE');
    underWay.clear();
    expect(await ask(dissolve, { id: team._id }, leader)).toMatchObject({ status: 'DISSOLVED' });
    await expect(mayAnswer(team._id)).rejects.toMatchObject(problem('teamId', 'DISSOLVED'));
  });

  it('leaves histories that verify', async () => {
    expect((await verifyHistory(app.kernel)).first).toBeNull();
  });
});
