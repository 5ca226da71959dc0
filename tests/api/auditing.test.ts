import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  aContract,
  type ContractCast,
  aPerson,
  type Data,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { asker } from './ask.js';

let app: TestApp;
let told: ContractCast;
let auditor: Somebody;
let ask: ReturnType<typeof asker>;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  told = await aContract(app, { status: 'signed' });
  auditor = await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] });
});
afterAll(() => app.close());

const history = `query ($id: ID) { contract(id: $id) { history {
  action actorId actor { id name { text } } onBehalfOf onBehalfOfName { text } } } }`;

it('history names who did it and on whose behalf, to those who may see them', async () => {
  const id = told.contract._id;
  const signed = ({ history: entries }: Data): Data =>
    entries.find(
      ({ action, onBehalfOf }: Data) => action === 'sign' && onBehalfOf === told.cast.enterprise._id,
    );
  const { organizer, member } = told.cast;
  const seen = signed(await ask(history, { id }, auditor));
  expect(seen.actor).toEqual({ id: organizer.personId, name: { text: organizer.name } });
  expect(seen.onBehalfOfName.text).toBe(told.cast.enterprise.name.text);
  const byMember = signed(await ask(history, { id }, member));
  expect(byMember).toMatchObject({ actorId: organizer.personId, actor: null });
});

it('a row behind a figure leads to its record, where one may see it', async () => {
  const rows = `query ($slug: String!, $figure: StatisticsFigure!) { challenge(slug: $slug) { statistics {
    rows(figure: $figure) { edges { node { subjectKind requirement { code } solution { code } docking { id }
      contract { code } } } } } } }`;
  const { slug } = told.cast.challenge;
  const first = async (figure: string, as: Somebody | null): Promise<Data> => {
    const { statistics } = await ask(rows, { slug, figure }, as);
    return statistics.rows?.edges[0].node ?? null;
  };
  const none = { requirement: null, solution: null, docking: null, contract: null };
  const requirement = { code: told.requirement.code };
  const { organizer } = told.cast;
  expect(await first('CONTRACTED', organizer)).toEqual({
    ...none,
    subjectKind: 'contract',
    contract: { code: told.contract.code },
  });
  expect(await first('DOCKED', organizer)).toEqual({
    ...none,
    requirement,
    subjectKind: 'docking',
    docking: { id: told.docking._id },
  });
  expect(await first('SOLUTIONS', auditor)).toEqual({
    ...none,
    requirement,
    subjectKind: 'solution',
    solution: { code: told.solution.code },
  });
  expect(await first('DOCKED', null)).toEqual({ ...none, requirement, subjectKind: 'docking' });
  expect(await first('CONTRACTED', null)).toBeNull();
});

it('reads of a solution name the reader', async () => {
  const { organizer, member } = told.cast;
  const { code } = told.solution;
  await ask('query ($code: String) { solution(code: $code) { submitted { price } } }', { code }, organizer);
  await ask('query ($code: String) { solution(code: $code) { submitted { price } } }', { code }, member);
  const reads = 'query ($code: String) { solution(code: $code) { reads { as person { id } } } }';
  const { reads: seen } = await ask(reads, { code }, auditor);
  expect(seen).toEqual(
    expect.arrayContaining([
      { as: 'ORGANIZER', person: { id: organizer.personId } },
      { as: 'ENTERPRISE', person: { id: member.personId } },
    ]),
  );
});
