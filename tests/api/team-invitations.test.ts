import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aPerson,
  aTeam,
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
let guest: Somebody;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  cast = await aTeam(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  guest = await aPerson(app);
});

const shown = 'id status version name { text } title { text } invitedBy { text } person { id } team { id }';
const result = `{ __typename ... on TeamInvitation { ${shown} } ${failures} }`;
const problem = (path: string, code: string) => ({ problems: [{ path, code }] });

const invite = (input: object, as: Somebody, act: object | null = null) =>
  ask(
    `mutation ($teamId: ID!, $input: InviteToTeamInput!, $act: ActInput) {
      inviteToTeam(teamId: $teamId, input: $input, act: $act) ${result} }`,
    { teamId: cast.team._id, input, act },
    as,
  );
const take = (action: string, id: string, as: Somebody, act: object | null = null) =>
  ask(
    `mutation ($id: ID!, $act: ActInput) { ${action}TeamInvitation(id: $id, act: $act) ${result} }`,
    { id, act },
    as,
  );
const byAddress = () => ({ name: english('Dr Known to me'), email: guest.login });
const memberCount = async () =>
  (await ask(`{ team(id: "${cast.team._id}") { members { id } } }`, {}, cast.leader)).members.length;

describe('an invitation', () => {
  it('tells the team nothing about who is behind an address, until they accept', async () => {
    const before = await memberCount();
    const known = await invite(byAddress(), cast.leader);
    const unknown = await invite({ name: english('Dr New'), email: 'new@people.example' }, cast.leader);
    expect(known).toMatchObject({ status: 'INVITED', name: { text: 'Dr Known to me' }, person: null });
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect(unknown.person).toBeNull();
    expect(JSON.stringify(known)).not.toContain(guest.personId);
    const mine = await ask(`{ myTeamInvitations { edges { node { ${shown} } } } }`, {}, guest);
    expect(mine.edges).toMatchObject([
      { node: { invitedBy: { text: cast.leader.name }, person: { id: guest.personId } } },
    ]);
    expect(await memberCount()).toBe(before);
    expect(await take('accept', known.id, guest)).toMatchObject({ status: 'ACCEPTED' });
    expect(await memberCount()).toBe(before + 1);
    const read = `{ teamInvitation(id: "${known.id}") { person { id } } }`;
    expect(await ask(read, {}, cast.leader)).toEqual({ person: { id: guest.personId } });
  });

  it('sends somebody new a link, and tells somebody known', async () => {
    await invite(byAddress(), cast.leader);
    const told = await app.messages.listFor(guest.personId);
    expect(told.map(({ template }) => template)).toContain('team.invitation');
    const { id } = await invite({ name: english('Dr Newer'), phone: '13912345678' }, cast.leader);
    const administrator = await (await theAdministrator(app)).viewer();
    const { personId } = (await app.services.teams.invitations.find(administrator, id))!;
    const messages = await app.messages.listFor(personId);
    expect(messages.map(({ template }) => template).sort()).toEqual(['account.invite', 'team.invitation']);
  });

  it('is nobody’s business but the team’s and the invited person’s', async () => {
    const { id } = await invite(byAddress(), cast.leader);
    const stranger = (await aTeam(app)).leader;
    expect(await take('accept', id, stranger)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await ask(`{ teamInvitation(id: "${id}") { id } }`, {}, stranger)).toEqual({ codes: [] });
    expect(await take('accept', id, cast.member)).toEqual({ codes: ['FORBIDDEN'] });
  });

  it('is refused where it is wrong', async () => {
    const name = english('Somebody');
    const cases: [object, string, string][] = [
      [{ personId: guest.personId }, 'personId', 'NOT_FOUND'],
      [{ email: 'someone@people.example' }, 'name', 'REQUIRED'],
      [{ name }, 'email', 'REQUIRED'],
      [{ name, email: 'no address' }, 'email', 'MALFORMED'],
      [{ name, email: guest.login, title: english('x'.repeat(121)) }, 'title.text', 'TOO_LONG'],
    ];
    for (const [input, path, code] of cases) {
      const { problems } = await invite(input, cast.leader);
      expect([input, problems[0].path, problems.length]).toEqual([input, path, 1]);
      if (code !== 'MALFORMED') expect(problems[0].code).toBe(code);
    }
    const again = () => invite(byAddress(), cast.leader);
    await again();
    expect(await again()).toMatchObject({ __typename: 'Conflict', path: 'personId' });
    const member = { name, email: cast.member.login };
    expect(await invite(member, cast.leader)).toMatchObject({ __typename: 'Conflict' });
    expect(await invite({ name, email: 'x@people.example' }, cast.member)).toEqual({ codes: ['FORBIDDEN'] });
  });

  it('to somebody the leader sees is by id', async () => {
    const administrator = await (await theAdministrator(app)).viewer();
    const scope = { kind: 'organization', id: cast.institution._id } as const;
    await app.services.accounts.roles.give(administrator, guest.personId, {
      role: 'enterprise-member',
      scope,
    });
    const made = await invite({ personId: guest.personId, title: english('Professor') }, cast.leader);
    expect(made).toMatchObject({ name: { text: guest.name }, title: { text: 'Professor' } });
    expect(await take('decline', made.id, guest)).toMatchObject({ status: 'DECLINED' });
    expect(await invite({ personId: guest.personId }, cast.leader)).toMatchObject({ status: 'INVITED' });
  });
});

describe('consent on paper', () => {
  it('is entered by the leader with evidence, in the name of the invited person', async () => {
    const { id } = await invite(byAddress(), cast.leader);
    const evidence = await aPaper({ app }, cast.leader);
    const onBehalfOf = { kind: 'PERSON', id: guest.personId };
    const accept = (act: object | null) => take('accept', id, cast.leader, act);
    expect(await accept(null)).toMatchObject(problem('act.onBehalfOf', 'REQUIRED'));
    expect(await accept({ onBehalfOf })).toMatchObject(problem('act.evidence', 'EVIDENCE_REQUIRED'));
    const other = { kind: 'PERSON', id: cast.member.personId };
    expect(await accept({ onBehalfOf: other, evidence })).toMatchObject(
      problem('act.onBehalfOf', 'NOT_THE_OWNER'),
    );
    const effectiveAt = '2022-04-20T02:00:00.000Z';
    expect(await accept({ onBehalfOf, evidence, effectiveAt })).toMatchObject({ status: 'ACCEPTED' });
    const members = `{ team(id: "${cast.team._id}") { members { from person { id } } } }`;
    expect((await ask(members, {}, guest)).members).toContainEqual({
      from: effectiveAt,
      person: { id: guest.personId },
    });
  });

  it('is for invitations of registered teams', async () => {
    const { team, leader } = await aTeam(app);
    const administrator = await (await theAdministrator(app)).viewer();
    const { _id } = await app.services.teams.invitations.invite(await leader.viewer(), team._id, {
      name: { lang: 'en', text: 'Guest', translations: [] },
      email: guest.login,
    });
    await app.services.teams.take(administrator, team._id, 'suspend', { reason: 'for the test' });
    expect(await take('accept', _id, guest)).toMatchObject(problem('teamId', 'SUSPENDED'));
    expect(await take('decline', _id, guest)).toMatchObject({ status: 'DECLINED' });
  });

  it('comes to an organizer too, who withdraws in the name of the leader', async () => {
    const { organizer } = await aCast(app);
    const act = async (id: string) => ({
      reason: 'by letter',
      onBehalfOf: { kind: 'PERSON', id },
      evidence: await aPaper({ app }, organizer),
    });
    const made = await invite(byAddress(), organizer, await act(cast.leader.personId));
    expect(made).toMatchObject({ status: 'INVITED' });
    const wrong = await take('withdraw', made.id, organizer, await act(guest.personId));
    expect(wrong).toMatchObject(problem('act.onBehalfOf', 'NOT_THE_OWNER'));
    const withdrawn = await take('withdraw', made.id, organizer, await act(cast.leader.personId));
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN' });
  });
});
