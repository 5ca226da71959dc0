import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aDocking,
  anOrganizer,
  aPerson,
  aScoringRound,
  aTeam,
  type Data,
  type DockingCast,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';

let app: TestApp;
let around: DockingCast;
let stranger: Somebody;
let roundJudge: Somebody;
beforeAll(async () => {
  app = await startTestApp();
  around = await aDocking(app);
  stranger = (await aTeam(app)).member;
  const id = await aScoringRound(app, around.cast);
  roundJudge = await aPerson(app, { roles: [{ role: 'judge', scope: { kind: 'round', id } }] });
});
afterAll(() => app.close());

/** Of the people who take part, those whose address the viewer is told. */
async function reachedBy(as: Somebody): Promise<string[]> {
  const { cast, team } = around;
  const { member, judge } = cast;
  const all = { member, judge, roundJudge, leader: team.leader, signatory: team.signatory, stranger };
  const { data } = await app.request('{ people(first: 100) { edges { node { id email } } } }', null, { as });
  const emails = new Map(data.people.edges.map(({ node }: Data) => [node.id, node.email]));
  return Object.entries(all)
    .filter(([, { personId, login }]) => emails.get(personId) === login)
    .map(([name]) => name);
}

const membersEmails = async (as: Somebody) => {
  const query = `{ team(id: "${around.team.team._id}") { members { email } } }`;
  const { data } = await app.request(query, null, { as });
  return data.team.members.map(({ email }: Data) => email !== null);
};

const own = ['member', 'judge', 'roundJudge', 'leader', 'signatory'];

describe('how to reach somebody', () => {
  it('is told to the organizers of a challenge they take part in', async () => {
    expect(await reachedBy(around.cast.organizer)).toEqual(own);
    expect(await reachedBy(await anOrganizer(app, around.cast.challenge))).toEqual(own);
    expect(await membersEmails(around.cast.organizer)).toEqual([true, true]);
  });

  it('is not told to the organizers of others', async () => {
    const { organizer } = await aCast(app);
    expect(await reachedBy(organizer)).toEqual([]);
    expect(await membersEmails(organizer)).toEqual([false, false]);
  });

  it('is told to administrators, who look after everybody', async () => {
    expect(await reachedBy(await theAdministrator(app))).toEqual([...own, 'stranger']);
  });

  it('costs a list one command for each kind of taking part, however long it is', async () => {
    const asking = (first: number) => () =>
      app.request(`{ people(first: ${first}) { edges { node { email } } } }`, null, {
        as: around.cast.organizer,
      });
    await asking(10)();
    const few = await app.commandsDuring(asking(10));
    expect(await app.commandsDuring(asking(30))).toHaveLength(few.length);
    expect(few.length).toBeLessThan(10);
  });
});
