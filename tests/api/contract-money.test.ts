import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyHistory } from '@duijie/server';
import {
  aContract,
  type DockingCast,
  aMilestone,
  aDocking,
  aPayment,
  aScan,
  type Data,
  startTestApp,
  type TestApp,
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

const money = (contractId: string, amount: string, fields: object = {}) => ({
  input: { contractId, from: 0, to: 1, amount, ...fields },
});

const registration = (technologyValue: string, number: string) => ({
  office: english('Office of Lanzhou'),
  type: 'DEVELOPMENT',
  number,
  technologyValue,
});

describe('registration', () => {
  it('is recorded with a technology value up to the total, or refused', async () => {
    const { contract } = await aContract(app, { around, status: 'signed', total: 3_810_000_000n });
    const { organizer, member } = around.cast;
    const id = contract._id;
    const register = (technologyValue: string, as = organizer) =>
      act('registerContract', as, { id, input: registration(technologyValue, '2022-0001') });
    expect((await register('3810000001')).problems).toEqual([
      { path: 'technologyValue', code: 'ABOVE_TOTAL' },
    ]);
    expect(await register('1', member)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('refuseRegistration', organizer, { id, act: {} })).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    expect(await act('refuseRegistration', organizer, { id })).toMatchObject({
      status: 'SIGNED',
      registration: null,
    });
    expect(await register('3810000000')).toMatchObject({
      ...{ status: 'REGISTERED', registration: { technologyValue: '3810000000', type: 'DEVELOPMENT' } },
    });
    const { contract: other } = await aContract(app, { around, status: 'signed' });
    const again = { id: other._id, input: registration('1', '2022-0001') };
    expect(await act('registerContract', organizer, again)).toMatchObject({
      __typename: 'Conflict',
      path: 'number',
    });
  });
});

describe('payments', () => {
  it('go to the exact fen, are confirmed by who received them, and outstanding again when reversed', async () => {
    const { contract } = await aContract(app, { around, status: 'performing', total: 100_000_001n });
    const { cast, team } = around;
    const id = contract._id;
    const paid = await act('recordPayment', cast.member, {
      ...money(id, '100000000', { reference: 'R-1' }),
      act: { effectiveAt: '2022-04-30T00:00:00.000Z' },
    });
    expect(paid).toMatchObject({ status: 'RECORDED', paidAt: '2022-04-30T00:00:00.000Z' });
    expect((await act('recordPayment', cast.member, money(id, '2'))).problems).toEqual([
      { path: 'amount', code: 'ABOVE_TOTAL' },
    ]);
    expect(await act('recordPayment', cast.member, money(id, '1'))).toMatchObject({ amount: '1' });
    expect(await theContract(app, id)).toMatchObject({ paid: 100_000_001n, version: contract.version });
    expect(await act('confirmPayment', cast.member, { id: paid.id })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('confirmPayment', team.signatory, { id: paid.id })).toMatchObject({
      status: 'CONFIRMED',
    });
    expect(await act('reversePayment', team.signatory, { id: paid.id })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('reversePayment', cast.organizer, { id: paid.id })).toMatchObject({
      status: 'REVERSED',
    });
    expect((await theContract(app, id)).paid).toBe(1n);
  });

  it('are refused in the wrong direction, from strangers, of nothing, and before anything is performed', async () => {
    const { contract } = await aContract(app, { around, status: 'performing' });
    const { cast, team } = around;
    const id = contract._id;
    const before = await theContract(app, id);
    const refused = async (as: typeof cast.member, fields: object, amount = '1') =>
      act('recordPayment', as, money(id, amount, fields));
    expect((await refused(cast.organizer, {})).problems).toEqual([
      { path: 'act.onBehalfOf', code: 'REQUIRED' },
    ]);
    expect(await refused(cast.member, { from: 1, to: 0 })).toEqual({ codes: ['FORBIDDEN'] });
    expect((await refused(team.signatory, { from: 1, to: 0 })).problems).toEqual([
      { path: 'from', code: 'NOT_A_PAYER' },
      { path: 'to', code: 'NOT_A_PROVIDER' },
    ]);
    expect(await refused(team.signatory, {})).toEqual({ codes: ['FORBIDDEN'] });
    expect((await refused(cast.member, {}, '0')).problems).toEqual([
      { path: 'amount', code: 'NOT_POSITIVE' },
    ]);
    expect((await refused(cast.member, { milestoneId: 'x' })).problems).toEqual([
      { path: 'milestoneId', code: 'NOT_FOUND' },
    ]);
    const { contract: signed } = await aContract(app, { around, status: 'signed' });
    const early = await act('recordPayment', cast.member, money(signed._id, '1'));
    expect(early.problems).toEqual([{ path: 'contractId', code: 'NOT_PERFORMING' }]);
    expect(await theContract(app, id)).toEqual(before);
  });

  it('have no limit while the total is undetermined', async () => {
    const royalty = { lang: 'en' as const, text: '3 % of sales', translations: [] };
    const { contract } = await aContract(app, { around, status: 'performing', total: null, royalty });
    const paid = await act('recordPayment', around.cast.member, money(contract._id, '9999999999999'));
    expect(paid).toMatchObject({ status: 'RECORDED', amount: '9999999999999' });
    expect(await theContract(app, contract._id)).toMatchObject({ paid: 9_999_999_999_999n });
  });

  it('never exceed the total, however many are recorded at once', async () => {
    const { contract } = await aContract(app, { around, status: 'performing', total: 10n });
    const tries = Array.from({ length: 24 }, () =>
      act('recordPayment', around.cast.member, money(contract._id, '3')),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(({ __typename }) => __typename === 'Payment')).toHaveLength(3);
    for (const { __typename } of answers) expect(['Payment', 'InvalidInput']).toContain(__typename);
    expect((await theContract(app, contract._id)).paid).toBe(9n);
  });

  it('are entered by the organizer in the name of the payer, with the receipt', async () => {
    const { contract } = await aContract(app, { around, status: 'performing' });
    const { cast, team } = around;
    const named = async (id: string) => ({
      onBehalfOf: { kind: 'ORGANIZATION', id },
      evidence: await aScan(app, cast.organizer),
    });
    const pay = async (id: string) =>
      act('recordPayment', cast.organizer, { ...money(contract._id, '7'), act: await named(id) });
    expect((await pay(team.institution._id)).problems).toEqual([
      { path: 'act.onBehalfOf', code: 'NOT_THE_OWNER' },
    ]);
    expect(await pay(cast.enterprise._id)).toMatchObject({ status: 'RECORDED' });
    expect((await theContract(app, contract._id)).paid).toBe(7n);
  });
});

describe('milestones', () => {
  it('lead to an accepted, fully paid contract', async () => {
    const { cast, team } = around;
    const { contract } = await aContract(app, { around, status: 'performing', total: 1_000n });
    const id = contract._id;
    const plan = { contractId: id, name: english('Pilot'), dueAt: '2022-12-01T00:00:00Z' };
    expect(
      (await act('planMilestone', cast.member, { input: { ...plan, amount: '1001' } })).problems,
    ).toEqual([{ path: 'amount', code: 'ABOVE_TOTAL' }]);
    const pilot = await act('planMilestone', cast.member, { input: { ...plan, amount: '600' } });
    expect((await act('planMilestone', team.leader, { input: { ...plan, amount: '401' } })).problems).toEqual(
      [{ path: 'amount', code: 'ABOVE_TOTAL' }],
    );
    const rest = await act('planMilestone', team.leader, { input: { ...plan, amount: '400' } });
    expect((await act('acceptContract', cast.member, { id })).problems).toEqual([
      { path: 'milestones', code: 'UNSETTLED' },
    ]);
    expect(await act('reachMilestone', cast.member, { id: pilot.id })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('reachMilestone', team.leader, { id: pilot.id })).toMatchObject({ status: 'REACHED' });
    expect(await act('rejectMilestone', cast.member, { id: pilot.id })).toMatchObject({
      status: 'PLANNED',
      reachedAt: null,
    });
    await act('reachMilestone', team.leader, { id: pilot.id });
    expect(await act('confirmMilestone', team.leader, { id: pilot.id })).toEqual({ codes: ['FORBIDDEN'] });
    expect(await act('confirmMilestone', cast.member, { id: pilot.id })).toMatchObject({
      status: 'CONFIRMED',
    });
    await act('recordPayment', cast.member, money(id, '600', { milestoneId: pilot.id }));
    expect((await act('acceptContract', cast.member, { id })).problems).toEqual([
      { path: 'milestones', code: 'UNSETTLED' },
    ]);
    const lower = { id, input: { total: '999' } };
    expect((await act('correctContract', cast.organizer, lower)).problems).toEqual([
      { path: 'total', code: 'BELOW_MILESTONES' },
    ]);
    expect(await act('dropMilestone', cast.organizer, { id: rest.id })).toMatchObject({ status: 'DROPPED' });
    expect(await theContract(app, id)).toMatchObject({ planned: 600n, openMilestones: 0 });
    expect(
      (await act('recordPayment', cast.member, money(id, '1', { milestoneId: rest.id }))).problems,
    ).toEqual([{ path: 'milestoneId', code: 'DROPPED' }]);
    expect(await act('acceptContract', cast.member, { id })).toMatchObject({
      status: 'ACCEPTED',
      outstanding: '400',
    });
    await act('recordPayment', cast.member, money(id, '400'));
    const { data } = await app.request(
      `{ contract(id: "${id}") { paid outstanding viewerActions milestones { status viewerActions contract { id } }
        payments { amount milestone { id } viewerActions } docking { contracts { id } } history { action } } }`,
      null,
      { as: cast.member },
    );
    expect(data.contract).toMatchObject({ paid: '1000', outstanding: '0', viewerActions: [] });
    const ofMilestones = data.contract.payments.map((each: Data) => [each.amount, each.milestone?.id]);
    expect(ofMilestones.sort()).toEqual([
      ['400', undefined],
      ['600', pilot.id],
    ]);
    expect(data.contract.docking.contracts.map((each: { id: string }) => each.id)).toContain(id);
  });

  it('stand still unless the contract is being performed', async () => {
    const signed = await aContract(app, { around, status: 'signed' });
    const { _id: id } = await aMilestone(app, signed);
    const reached = await act('reachMilestone', around.team.leader, { id });
    expect(reached.problems).toEqual([{ path: 'contract', code: 'NOT_PERFORMING' }]);
    const { contract: draft } = await aContract(app, { around });
    const plan = { contractId: draft._id, name: english('Pilot'), dueAt: '2022-12-01T00:00:00Z' };
    expect((await act('planMilestone', around.cast.member, { input: plan })).problems).toEqual([
      { path: 'contractId', code: 'NOT_IN_FORCE' },
    ]);
  });
});

describe('amendment and correction', () => {
  it('of the terms is a new version, with the paper that all parties signed', async () => {
    const { contract } = await aContract(app, { around, status: 'performing', total: 1_000n });
    const { team } = around;
    const id = contract._id;
    const amend = (input: object, evidence?: string) =>
      act('amendContract', team.signatory, { id, input, act: evidence ? { evidence } : {} });
    expect((await amend({ total: '2000' })).problems).toEqual([
      { path: 'act.evidence', code: 'EVIDENCE_REQUIRED' },
    ]);
    const scan = await aScan(app, team.signatory);
    const amended = await amend({ total: '2000' }, scan);
    expect(amended).toMatchObject({
      status: 'PERFORMING',
      terms: { number: 2, total: '2000', scan },
      earlierTerms: [{ number: 1, total: '1000' }],
    });
    await aPayment(app, { ...around, contract }, 1_500n);
    const below = await amend({ total: '1499' }, await aScan(app, team.signatory));
    expect(below.problems).toEqual([{ path: 'total', code: 'BELOW_PAID' }]);
    expect(await act('amendContract', team.leader, { id, input: {} })).toEqual({ codes: ['FORBIDDEN'] });
  });

  it('of an amount compensates it with a reason, in the same version of the terms', async () => {
    const { contract } = await aContract(app, { around, status: 'registered', total: 1_000n });
    const { cast } = around;
    const id = contract._id;
    const correct = (input: object, fields: object = {}) =>
      act('correctContract', cast.organizer, { id, input, ...fields });
    expect((await correct({ total: '10' }, { act: {} })).problems).toEqual([
      { path: 'act.reason', code: 'REQUIRED' },
    ]);
    expect((await correct({})).problems).toEqual([{ path: 'total', code: 'REQUIRED' }]);
    expect((await correct({ total: '10', technologyValue: '11' })).problems).toEqual([
      { path: 'technologyValue', code: 'ABOVE_TOTAL' },
    ]);
    expect((await correct({ total: null })).problems).toEqual([{ path: 'total', code: 'REQUIRED' }]);
    expect(await correct({ total: '10', technologyValue: '10' })).toMatchObject({
      ...{ status: 'REGISTERED', terms: { number: 1, total: '10' }, registration: { technologyValue: '10' } },
    });
    expect((await correct({ total: '9' })).problems).toEqual([
      { path: 'total', code: 'BELOW_TECHNOLOGY_VALUE' },
    ]);
    const { contract: signed } = await aContract(app, { around, status: 'signed' });
    const early = await act('correctContract', cast.organizer, {
      id: signed._id,
      input: { technologyValue: '1' },
    });
    expect(early.problems).toEqual([{ path: 'technologyValue', code: 'NOT_REGISTERED' }]);
    expect(await act('correctContract', cast.member, { id, input: { total: '1' } })).toEqual({
      codes: ['FORBIDDEN'],
    });
  });

  it('leaves a history that verifies', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
  });
});
