import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aTeam, startTestApp, type TeamCast, type TestApp } from '../factories/index.js';
import { asker, english, failures } from './ask.js';

let app: TestApp;
let ask: ReturnType<typeof asker>;
let cast: TeamCast;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  cast = await aTeam(app);
});
afterAll(() => app.close());

const shown = `id status version name { text } region organization { id } keywords { en }
  members { name { text } role title { text } email until person { id } } invitations { id status } history { action }`;

describe('a team', () => {
  it('is registered by its leader, and joined by who accepts', async () => {
    const { team, leader, member, institution } = cast;
    const found = await ask(`query ($id: ID!) { team(id: $id) { ${shown} } }`, { id: team._id }, leader);
    expect(found).toMatchObject({
      ...{ status: 'REGISTERED', version: 1, region: '610100', organization: { id: institution._id } },
      members: [
        { name: { text: leader.name }, role: 'LEADER', title: null, email: leader.login, until: null },
        { name: { text: member.name }, role: 'MEMBER', title: { text: 'Lecturer' }, email: member.login },
      ],
      invitations: [{ status: 'ACCEPTED' }],
      history: [{ action: 'create' }],
    });
  });

  it('of a natural person needs a region', async () => {
    const register = `mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { __typename ... on Team { ${shown} } ${failures} } }`;
    const person = await aPerson(app);
    const name = english('Alone');
    expect(await ask(register, { input: { name } }, person)).toMatchObject({
      problems: [{ path: 'region', code: 'REQUIRED' }],
    });
    expect(await ask(register, { input: { name, region: '620100' } }, person)).toMatchObject({
      ...{ __typename: 'Team', region: '620100', organization: null },
    });
  });
});
