import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aPerson,
  aRequirement,
  aTeam,
  type Cast,
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
let cast: Cast;
let asking: TeamCast;
let other: TeamCast;
let auditor: Somebody;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  cast = await aCast(app);
  asking = await aTeam(app, { name: 'Canary team' });
  other = await aTeam(app);
  auditor = await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] });
});
afterAll(() => app.close());

const problem = (path: string, code: string) => ({ problems: [{ path, code }] });
const shown = 'id status version text { text } answer { text } team { id } history { actorId } viewerActions';
const result = `{ __typename ... on Question { ${shown} } ${failures} }`;
const released = async () => (await aRequirement(app, { cast, status: 'released' })).requirement._id;

const pose = (
  requirementId: string,
  as: Somebody,
  { teamId = asking.team._id, act = {}, text = 'Which?' } = {},
) =>
  ask(
    `mutation ($requirementId: ID!, $teamId: ID!, $text: LocalizedTextInput!, $act: ActInput) {
      askQuestion(requirementId: $requirementId, teamId: $teamId, text: $text, act: $act) ${result} }`,
    { requirementId, teamId, text: english(text), act },
    as,
  );
const answer = (
  id: string,
  as: Somebody,
  text = 'This one',
  name = 'answerQuestion',
  act: object | null = null,
) =>
  ask(
    `mutation ($id: ID!, $answer: LocalizedTextInput!, $act: ActInput) { ${name}(id: $id, answer: $answer, act: $act) ${result} }`,
    { id, answer: english(text), act },
    as,
  );
const list = async (requirementId: string, as: Somebody | null) => {
  const query = `query ($id: ID!) { requirement(id: $id) { questions { totalCount edges { node { ${shown} } } } } }`;
  const { questions } = await ask(query, { id: requirementId }, as);
  return questions && questions.edges.map(({ node }: { node: object }) => node);
};

describe('a question', () => {
  it('is open to the asking team, the enterprise and the organizer, and answered for every team', async () => {
    const id = await released();
    const asked = await pose(id, asking.member);
    const open = { id: asked.id, status: 'ASKED', answer: null };
    for (const each of [asking.leader, cast.member, cast.organizer, auditor])
      expect(await list(id, each)).toMatchObject([open]);
    expect(await list(id, other.leader)).toEqual([]);
    for (const each of [null, await aPerson(app), await theAdministrator(app), cast.judge])
      expect(await list(id, each)).toBeNull();
    expect(await answer(asked.id, cast.member)).toMatchObject({ status: 'ANSWERED', version: 2 });
    const answered = { ...open, status: 'ANSWERED', answer: { text: 'This one' } };
    expect(await list(id, other.leader)).toMatchObject([{ ...answered, team: null, history: [] }]);
    expect(await answer(asked.id, cast.member, 'That one', 'amendAnswer')).toMatchObject({
      ...{ status: 'ANSWERED', version: 3, answer: { text: 'That one' } },
    });
  });

  it('is asked while the requirement takes answers, by a registered team', async () => {
    const id = await released();
    expect(await pose(id, other.leader)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await pose(id, asking.leader, { teamId: 'nothing' })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await pose('nothing', asking.leader)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await pose(id, asking.leader, { text: ' ' })).toMatchObject(problem('text', 'REQUIRED'));
    const long = await pose(id, asking.leader, { text: 'x'.repeat(2001) });
    expect(long).toMatchObject(problem('text.text', 'TOO_LONG'));
    const { requirement } = await aRequirement(app, { cast, status: 'closed' });
    const closed = await pose(requirement._id, asking.leader);
    expect(closed).toMatchObject(problem('requirementId', 'NOT_OPEN'));
    const { team, leader } = await aTeam(app);
    const administrator = await (await theAdministrator(app)).viewer();
    await app.services.teams.take(administrator, team._id, 'suspend', { reason: 'for the test' });
    const suspended = await pose(id, leader, { teamId: team._id });
    expect(suspended).toMatchObject(problem('teamId', 'SUSPENDED'));
    expect(await list(id, cast.organizer)).toEqual([]);
  });

  it('that was dismissed or taken back is gone for the enterprise', async () => {
    const id = await released();
    const [first, second] = [await pose(id, asking.leader), await pose(id, asking.leader)];
    const dismiss = (act: object | null) =>
      ask(
        `mutation ($id: ID!, $act: ActInput) { dismissQuestion(id: $id, act: $act) ${result} }`,
        { id: first.id, act },
        cast.organizer,
      );
    expect(await dismiss(null)).toMatchObject(problem('act.reason', 'REQUIRED'));
    expect(await dismiss({ reason: 'says who asks' })).toMatchObject({ status: 'DISMISSED' });
    const withdraw = `mutation ($id: ID!) { withdrawQuestion(id: $id) ${result} }`;
    expect(await ask(withdraw, { id: second.id }, asking.member)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await list(id, cast.member)).toEqual([]);
    expect(await answer(first.id, cast.member)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await list(id, asking.member)).toHaveLength(2);
  });

  it('and its answer come on paper through the organizer, with evidence and the owner named', async () => {
    const id = await released();
    const { organizer, enterprise } = cast;
    const onBehalf = async (kind: string, named: string) => ({
      onBehalfOf: { kind, id: named },
      evidence: await aPaper({ app }, organizer),
    });
    expect(await pose(id, organizer)).toMatchObject(problem('act.onBehalfOf', 'REQUIRED'));
    const wrong = await pose(id, organizer, { act: await onBehalf('PERSON', asking.member.personId) });
    expect(wrong).toMatchObject(problem('act.onBehalfOf', 'NOT_THE_OWNER'));
    const act = await onBehalf('ORGANIZATION', asking.institution._id);
    const asked = await pose(id, organizer, { act });
    expect(asked).toMatchObject({ status: 'ASKED', team: { id: asking.team._id } });
    const reply = async (named: string) =>
      answer(asked.id, organizer, 'By letter', 'answerQuestion', await onBehalf('ORGANIZATION', named));
    expect(await reply('somebody')).toMatchObject(problem('act.onBehalfOf', 'NOT_THE_OWNER'));
    expect(await reply(enterprise._id)).toMatchObject({ status: 'ANSWERED' });
    const file = (as: Somebody) =>
      app.send(`/files/${act.evidence}`, { headers: { authorization: `Bearer ${as.token}` } });
    expect((await file(cast.member)).status).toBe(404);
    expect((await file(auditor)).status).toBe(200);
  });
});

describe('the enterprise', () => {
  it('never learns who asked, by no path', async () => {
    const id = await released();
    const asked = await pose(id, asking.member);
    await accept(id, asking.leader);
    const mine = [await answer(asked.id, cast.member), await list(id, cast.member)];
    const everything = `{ requirement(id: "${id}") { id version viewerActions history { seq action actorId evidence onBehalfOf }
      confidentiality { hash acceptances { id team { id } } }
      questions { totalCount pageInfo { endCursor } edges { cursor node { ${shown} history { evidence onBehalfOf reason changed } } } } } }`;
    mine.push(await ask(everything, {}, cast.member));
    const seen = JSON.stringify(mine);
    for (const secret of [asking.team._id, asking.member.personId, asking.leader.personId, 'Canary'])
      expect(seen).not.toContain(secret);
    expect(mine[0]).toMatchObject({ team: null, history: [] });
    const cursor = Buffer.from(mine[2].questions.pageInfo.endCursor, 'base64url').toString();
    expect(cursor).not.toContain(asking.team._id);
    expect(await list(id, asking.leader)).toMatchObject([{ team: { id: asking.team._id } }]);
  });
});

const termsOf = async (id: string, as: Somebody, lang = 'EN') =>
  (
    await ask(
      `{ requirement(id: "${id}") { confidentiality(lang: ${lang}) { lang text hash acceptances { id version team { id } viewerActions } } } }`,
      {},
      as,
    )
  ).confidentiality;
const acceptText = (requirementId: string, teamId: string, textHash: string, as: Somebody) =>
  ask(
    `mutation ($requirementId: ID!, $teamId: ID!, $textHash: String!) {
      acceptConfidentiality(requirementId: $requirementId, teamId: $teamId, textHash: $textHash) {
        __typename ... on Confidentiality { id version lang textHash } ${failures} } }`,
    { requirementId, teamId, textHash },
    as,
  );
const accept = async (id: string, as: Somebody, lang = 'EN') =>
  acceptText(id, asking.team._id, (await termsOf(id, as, lang)).hash, as);
const contactFor = async (id: string, as: Somebody) =>
  (await ask(`{ requirement(id: "${id}") { contact { name } } }`, {}, as)).contact;

describe('the contact', () => {
  it('is told to a team when its leader has accepted exactly the text that was shown', async () => {
    const id = await released();
    expect(await contactFor(id, asking.member)).toBeNull();
    const { hash } = await termsOf(id, asking.leader);
    expect(await acceptText(id, asking.team._id, hash, asking.member)).toEqual({ codes: ['FORBIDDEN'] });
    const stale = await acceptText(id, asking.team._id, hash.replace(/^./, 'x'), asking.leader);
    expect(stale).toMatchObject(problem('textHash', 'NOT_CURRENT'));
    expect(await contactFor(id, asking.member)).toBeNull();
    expect(await accept(id, asking.leader)).toMatchObject({ version: 1, lang: 'EN', textHash: hash });
    for (const each of [asking.leader, asking.member])
      expect(await contactFor(id, each)).toEqual({ name: 'Wang' });
    for (const each of [other.leader, asking.signatory]) expect(await contactFor(id, each)).toBeNull();
    expect(await accept(id, asking.leader, 'ZH_CN')).toMatchObject({ version: 2, lang: 'ZH_CN' });
  });

  it('has terms of its own for each requirement, and none for those who have nothing to do with it', async () => {
    const [one, two] = [await released(), await released()];
    const { hash, text } = await termsOf(one, asking.leader);
    expect(text).toContain('confidentiality for requirement CH');
    expect(await acceptText(two, asking.team._id, hash, asking.leader)).toMatchObject(
      problem('textHash', 'NOT_CURRENT'),
    );
    expect(await termsOf(one, await aPerson(app))).toBeNull();
    const { requirement } = await aRequirement(app, { cast, status: 'no-deal' });
    const late = await accept(requirement._id, asking.leader);
    expect(late).toMatchObject(problem('requirementId', 'NOT_OPEN'));
  });

  it('leaves its acceptances to the team and the organizer, and to the enterprise after the close', async () => {
    const id = await released();
    const { id: acceptance } = await accept(id, asking.leader);
    const seenBy = async (as: Somebody) =>
      (await termsOf(id, as)).acceptances.map((each: { id: string }) => each.id);
    const [{ viewerActions }] = (await termsOf(id, asking.leader)).acceptances;
    expect(viewerActions).toEqual(['RENEW']);
    for (const each of [asking.member, cast.organizer, auditor])
      expect(await seenBy(each)).toEqual([acceptance]);
    for (const each of [other.leader, cast.member]) expect(await seenBy(each)).toEqual([]);
    await app.services.requirements.take(await cast.organizer.viewer(), id, 'close');
    expect(await seenBy(cast.member)).toEqual([acceptance]);
    expect(await seenBy(other.leader)).toEqual([]);
  });
});
