import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealHistory, verifyHistory } from '@duijie/server';
import { contractWorkflow } from '@duijie/shared';
import {
  type DockingCast,
  aContract,
  aDocking,
  anInstitution,
  aPerson,
  aScan,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
  theContract,
} from '../factories/index.js';
import { english } from './ask.js';
import { contractActor } from './contract-cast.js';

let app: TestApp;
let around: DockingCast;
let act: ReturnType<typeof contractActor>;
beforeAll(async () => {
  app = await startTestApp();
  around = await aDocking(app, { status: 'agreed' });
  act = contractActor(app);
});
afterAll(() => app.close());

/** What everything looks like that a refused mutation must leave as it is. */
async function everything(): Promise<unknown> {
  const names = ['contracts', 'milestones', 'payments'];
  const about = { subjectKind: { $in: ['contract', 'milestone', 'payment'] } };
  const rows = names.map((name) => app.kernel.connection.collection(name).find().toArray());
  return Promise.all([...rows, app.kernel.connection.collection('history').countDocuments(about)]);
}

const input = (fields: object = {}) => ({
  dockingId: around.docking._id,
  kind: 'FORMAL',
  name: english('Joint development'),
  total: '100000000',
  ...fields,
});

describe('a contract', () => {
  it.each(contractWorkflow.states)('comes to be %s', async (status) => {
    expect((await aContract(app, { around, status })).contract.status).toBe(status);
  });

  it('is drafted between the enterprise and the institution, with a code of its challenge', async () => {
    const { cast, team } = around;
    const drafted = await act('draftContract', cast.member, { input: input() });
    expect(drafted).toMatchObject({
      ...{ __typename: 'Contract', status: 'DRAFT', version: 1, paid: '0', outstanding: '100000000' },
      parties: [
        { role: 'PAYER', name: cast.enterprise.name, signedAt: null },
        { role: 'PROVIDER', name: team.institution.name, signedAt: null },
      ].map(({ name, ...party }) => ({ ...party, name: { text: name.text } })),
      terms: { number: 1, total: '100000000', scan: null, agreedAt: null },
    });
    expect(drafted.code).toMatch(new RegExp(`^${cast.challenge.codePrefix}-HT-\\d{4}$`));
  });

  it('is drafted by nobody else, and about nothing but an agreement', async () => {
    const { cast, team } = around;
    const before = await everything();
    expect(await act('draftContract', null, { input: input() })).toEqual({ codes: ['UNAUTHENTICATED'] });
    expect(await act('draftContract', team.leader, { input: input() })).toEqual({ codes: ['FORBIDDEN'] });
    const foreign = await act('draftContract', await aPerson(app), { input: input() });
    expect(foreign.problems).toEqual([{ path: 'dockingId', code: 'NOT_FOUND' }]);
    const open = await aDocking(app, { cast, status: 'agreed' });
    await app.services.dockings.cancel(await cast.organizer.viewer(), open.docking._id, { reason: 'over' });
    const late = await act('draftContract', cast.member, { input: input({ dockingId: open.docking._id }) });
    expect(late.problems).toEqual([{ path: 'dockingId', code: 'NOT_AGREED' }]);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['no payer', { parties: [{ role: 'PROVIDER', organizationId: 'x' }] }, 'parties REQUIRED'],
    [
      'an unknown organization',
      { parties: [{ role: 'PAYER', organizationId: 'x' }] },
      'parties.0.organizationId NOT_FOUND',
    ],
    [
      'somebody who leads no team',
      { parties: [{ role: 'PROVIDER', personId: 'x' }] },
      'parties.0.personId NOT_THE_LEADER',
    ],
    ['a party that is nobody', { parties: [{ role: 'PAYER' }] }, 'parties.0 ONE_OF'],
    ['a negative total', { total: '-1' }, 'total NEGATIVE'],
    [
      'an end before its beginning',
      { from: '2022-02-01T00:00:00Z', until: '2022-01-01T00:00:00Z' },
      'until NOT_AFTER',
    ],
    ['no name', { name: english(' ') }, 'name REQUIRED'],
    ['an unknown intent', { supersedes: 'x' }, 'supersedes NOT_AN_INTENT'],
    ['an intent that replaces one', { kind: 'INTENT', supersedes: 'x' }, 'supersedes NOT_APPLICABLE'],
  ])('is not drafted with %s', async (_what, fields, problem) => {
    const before = await everything();
    const { __typename, problems } = await act('draftContract', around.cast.organizer, {
      input: input(fields),
    });
    expect(__typename).toBe('InvalidInput');
    expect(problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toContain(
      problem,
    );
    expect(await everything()).toEqual(before);
  });
});

describe('signing', () => {
  let centre: { organization: { _id: string }; clerk: Somebody };
  beforeAll(async () => {
    const { organization } = await anInstitution(app);
    const clerk = await aPerson(app);
    const scope = { kind: 'organization', id: organization._id } as const;
    const administrator = await (await theAdministrator(app)).viewer();
    await app.services.accounts.roles.give(administrator, clerk.personId, { role: 'service-centre', scope });
    centre = { organization, clerk };
  });

  const three = () => [
    { role: 'PAYER', organizationId: around.cast.enterprise._id },
    { role: 'PROVIDER', organizationId: around.team.institution._id },
    { role: 'WITNESS', organizationId: centre.organization._id },
  ];
  const draft = async () =>
    (await act('draftContract', around.cast.organizer, { input: input({ parties: three() }) })).id as string;

  it('takes each of three parties, each for itself; the last one makes the contract', async () => {
    const id = await draft();
    const { cast, team } = around;
    expect(await act('signContract', cast.member, { id, party: 0 })).toMatchObject({ status: 'DRAFT' });
    expect(await act('signContract', centre.clerk, { id, party: 2 })).toMatchObject({ status: 'DRAFT' });
    const agreed = app.kernel.now().toISOString();
    const signed = await act('signContract', team.signatory, { id, party: 1 });
    expect(signed).toMatchObject({
      status: 'SIGNED',
      version: 4,
      signedAt: agreed,
      terms: { agreedAt: agreed },
    });
    const signers = [cast.member, team.signatory, centre.clerk].map(({ name }) => ({ text: name }));
    expect(signed.parties.map(({ signedBy }: { signedBy: object }) => signedBy)).toEqual(signers);
    expect(await act('signContract', team.signatory, { id, party: 1 })).toMatchObject({
      ...{ __typename: 'IllegalTransition', state: 'signed' },
    });
  });

  it('is refused for a foreign party, twice, for no party, and to people who do not sign', async () => {
    const id = await draft();
    const { cast, team } = around;
    await act('signContract', cast.member, { id, party: 0 });
    const before = await everything();
    for (const party of [1, 2])
      expect(await act('signContract', cast.member, { id, party })).toMatchObject({
        problems: [{ path: 'party', code: 'ALREADY_SIGNED' }],
      });
    expect(await act('signContract', team.signatory, { id, party: 0 })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('signContract', team.signatory, { id, party: 2 })).toEqual({ codes: ['FORBIDDEN'] });
    expect((await act('signContract', team.signatory, { id, party: 3 })).problems).toEqual([
      { path: 'party', code: 'NOT_FOUND' },
    ]);
    expect((await act('signContract', team.signatory, { id, party: -1 })).problems).toEqual([
      { path: 'party', code: 'NOT_FOUND' },
    ]);
    expect(await act('signContract', team.leader, { id, party: 1 })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('signContract', await aPerson(app), { id, party: 1 })).toEqual({ codes: ['NOT_FOUND'] });
    expect(await everything()).toEqual(before);
  });

  it('is entered by the organizer only in the name of the party, with the signed paper', async () => {
    const id = await draft();
    const { cast, team } = around;
    const organization = (of: string) => ({ kind: 'ORGANIZATION', id: of });
    const sign = (fields: object) => act('signContract', cast.organizer, { id, party: 1, act: fields });
    const before = await everything();
    expect((await sign({})).problems).toEqual([{ path: 'act.onBehalfOf', code: 'REQUIRED' }]);
    const onBehalfOf = organization(team.institution._id);
    expect((await sign({ onBehalfOf })).problems).toEqual([
      { path: 'act.evidence', code: 'EVIDENCE_REQUIRED' },
    ]);
    const evidence = await aScan(app, cast.organizer);
    const foreign = { onBehalfOf: organization(cast.enterprise._id), evidence };
    expect((await sign(foreign)).problems).toEqual([{ path: 'act.onBehalfOf', code: 'NOT_THE_OWNER' }]);
    expect(await everything()).toEqual(before);
    const effectiveAt = '2022-04-20T00:00:00.000Z';
    const signed = await sign({ onBehalfOf, evidence, effectiveAt });
    expect(signed).toMatchObject({ status: 'DRAFT', terms: { scan: evidence, agreedAt: null } });
    expect(signed.parties[1]).toMatchObject({ signedBy: null, signedAt: effectiveAt });
    await expectScanFor(
      [cast.member, team.member, centre.clerk, cast.organizer],
      [await aPerson(app), cast.judge],
      evidence,
    );
  });

  async function expectScanFor(readers: Somebody[], others: Somebody[], evidence: string): Promise<void> {
    const statusFor = async ({ token }: Somebody) =>
      (await app.send(`/files/${evidence}`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await Promise.all(readers.map(statusFor))).toEqual(readers.map(() => 200));
    expect(await Promise.all(others.map(statusFor))).toEqual(others.map(() => 404));
  }

  it('is dated to the latest signature, in whatever order they are entered', async () => {
    const id = await draft();
    const { cast, team } = around;
    const signed = async (party: number, effectiveAt: string, owner: string) => {
      const evidence = await aScan(app, cast.organizer);
      const onBehalfOf = { kind: 'ORGANIZATION', id: owner };
      return act('signContract', cast.organizer, { id, party, act: { effectiveAt, evidence, onBehalfOf } });
    };
    await signed(0, '2022-04-12T00:00:00.000Z', cast.enterprise._id);
    await signed(2, '2022-04-11T00:00:00.000Z', centre.organization._id);
    const whole = await signed(1, '2022-04-08T00:00:00.000Z', team.institution._id);
    const latest = '2022-04-12T00:00:00.000Z';
    expect(whole).toMatchObject({ status: 'SIGNED', signedAt: latest, terms: { agreedAt: latest } });
    expect(whole.parties[1].signedAt).toBe('2022-04-08T00:00:00.000Z');
    const { data } = await app.request(`{ contract(id: "${id}") { history { action effectiveAt } } }`, null, {
      as: cast.member,
    });
    expect(data.contract.history.at(-1)).toEqual({ action: 'sign', effectiveAt: latest });
  });

  it('begins again when the draft is changed, and has one effect per Idempotency-Key', async () => {
    const id = await draft();
    const { cast } = around;
    const headers = { 'idempotency-key': `sign ${id}` };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => act('signContract', cast.member, { id, party: 0 }, headers)),
    );
    expect(answers.map(({ version }) => version as number)).toEqual(answers.map(() => 2));
    const edited = await act('editContract', cast.organizer, { id, input: { total: '5' } });
    expect(edited).toMatchObject({ version: 3, outstanding: '5' });
    expect(edited.parties[0]).toMatchObject({ signedAt: null });
  });

  it('waits for a total or a royalty in a formal contract', async () => {
    const open = input({ total: null });
    const { id } = await act('draftContract', around.cast.member, { input: open });
    const refused = await act('signContract', around.cast.member, { id, party: 0 });
    expect(refused.problems).toEqual([{ path: 'total', code: 'REQUIRED' }]);
    await act('editContract', around.cast.member, { id, input: { royalty: english('3 % of sales') } });
    expect(await act('signContract', around.cast.member, { id, party: 0 })).toMatchObject({
      outstanding: null,
    });
  });

  it('has exactly one winner among 64 contenders', async () => {
    const id = await draft();
    await act('signContract', around.cast.member, { id, party: 0 });
    const before = (await theContract(app, id)).version;
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => act('signContract', around.team.signatory, { id, party: 1 })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'Contract')).toHaveLength(1);
    for (const { __typename } of answers)
      expect(['Contract', 'InvalidInput', 'StaleState']).toContain(__typename);
    expect((await theContract(app, id)).version).toBe(before + 1);
  });
});

describe('history', () => {
  it('of all that happened here verifies, and stays so when it is sealed', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
    const head = await sealHistory(app.kernel);
    expect(await verifyHistory(app.kernel, head!)).toMatchObject({ first: null, head: head!.hash });
  });
});
