import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aContract,
  aDocking,
  anInstitution,
  aRequirement,
  aScan,
  aTeam,
  type Cast,
  type ContractCast,
  type Data,
  type DockingCast,
  signedByAll,
  type Somebody,
  startTestApp,
  type TeamCast,
  type TestApp,
} from '../factories/index.js';
import { contractActor } from './contract-cast.js';

let app: TestApp;
let cast: Cast;
let xian: TeamCast;
let beijing: TeamCast;
let act: ReturnType<typeof contractActor>;
/** What was counted at the moments of the story, as it was answered then. */
const moments: { at: Date; counted: Data }[] = [];

const names = {
  requirementsCollected: 'REQUIREMENTS_COLLECTED',
  requirementsReleased: 'REQUIREMENTS_RELEASED',
  requirementsAnswered: 'REQUIREMENTS_ANSWERED',
  solutions: 'SOLUTIONS',
  teams: 'TEAMS',
  docked: 'DOCKED',
  contractsSigned: 'CONTRACTS_SIGNED',
  contractsTerminated: 'CONTRACTS_TERMINATED',
  contracted: 'CONTRACTED',
} as const;
const counted = Object.keys(names).join(' ');
const ofGroup =
  'requirementsCollected requirementsReleased requirementsAnswered solutions docked contractsSigned contracted';

async function statistics(shown: string, as: Somebody | null, at?: Date, basis = 'RECORDED'): Promise<Data> {
  const query = `query ($slug: String!, $at: DateTime) { challenge(slug: $slug) {
    statistics(asOf: $at, basis: ${basis}) { ${shown} } } }`;
  const { data, errors } = await app.request(query, { slug: cast.challenge.slug, at }, { as });
  expect(errors).toBeUndefined();
  return data.challenge.statistics;
}

const signedAt = (as: Somebody | null, at?: Date, basis?: string) =>
  statistics('contractsSigned contracted', as, at, basis);
const everything = `${counted} byField { field ${ofGroup} } byRegion { region ${ofGroup} }
  byProvince { province teams solutions docked }`;

/** Keeps what the organizer is shown now, and lets a day pass. */
async function note(expected: object): Promise<void> {
  const now = await statistics(everything, cast.organizer);
  expect(now).toMatchObject(expected);
  moments.push({ at: app.clock.now(), counted: now });
  app.clock.advance(86_400_000);
}

async function agreement(field: string, team: TeamCast): Promise<DockingCast> {
  const { requirement } = await aRequirement(app, { cast, field, status: 'released' });
  return aDocking(app, { cast, requirement, team, status: 'agreed' });
}

async function publish(): Promise<void> {
  const text = { lang: 'en' as const, text: 'Two contracts', translations: [] };
  const form = { title: text, text, asOf: app.clock.now(), basis: 'recorded' } as const;
  const { publications } = app.services.statistics;
  const organizer = await cast.organizer.viewer();
  const { _id } = await publications.draft(organizer, cast.challenge._id, form);
  await publications.publish(organizer, _id);
}

/** Every signature entered by the office on one day, of paper that was signed on another. */
async function signedOnPaper({ contract: { _id: id, parties } }: ContractCast, effectiveAt: Date) {
  for (const [party, { organizationId }] of parties.entries()) {
    const onBehalfOf = { kind: 'ORGANIZATION', id: organizationId };
    const evidence = await aScan(app, cast.organizer);
    const paper = { id, party, act: { onBehalfOf, evidence, effectiveAt: effectiveAt.toISOString() } };
    expect(await act('signContract', cast.organizer, paper)).toMatchObject({ __typename: 'Contract' });
  }
}

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  xian = await aTeam(app);
  beijing = await aTeam(app, { institution: await anInstitution(app, { region: '110000' }) });
  act = contractActor(app);
});
afterAll(() => app.close());

/** One story, told in order: each test is a chapter, and the last ones look back on all of it. */
describe('the figures of contracts', () => {
  let first: ContractCast;
  let onPaper: ContractCast;
  let third: ContractCast;
  const paperDay = new Date('2022-05-02T00:00:00+08:00');

  /** Whether the amount is told in the bulletin of two contracts, and among the editions. */
  async function published(as: Somebody | null): Promise<boolean[]> {
    const { slug, region } = cast.challenge;
    const query = `{ publications(challenge: "${slug}") { edges { node { figures { figure } } } }
      editions(region: "${region}") { slug figures { figure } } }`;
    const { data } = await app.request(query, null, { as });
    const [bulletin] = data.publications.edges.map(({ node }: Data) => node);
    const edition = data.editions.find((each: Data) => each.slug === slug);
    return [bulletin, edition].map(({ figures }) =>
      figures.some(({ figure }: Data) => figure === 'CONTRACTED'),
    );
  }

  it('count an intent never, and its formal contract once all have signed', async () => {
    const around = await agreement('biomedicine', xian);
    await note({ requirementsAnswered: 1, docked: 1, contractsSigned: 0, contracted: '0' });
    const intent = await aContract(app, { around, kind: 'intent', status: 'signed' });
    await note({ contractsSigned: 0, contracted: '0' });
    first = await aContract(app, { around, supersedes: intent.contract._id, total: 1_000n });
    await act('signContract', cast.member, { id: first.contract._id, party: 0 });
    expect(await signedAt(cast.organizer)).toEqual({ contractsSigned: 0, contracted: '0' });
    await act('signContract', around.team.signatory, { id: first.contract._id, party: 1 });
    await note({ docked: 1, contractsSigned: 1, contracted: '1000', contractsTerminated: 0 });
  });

  it('count paper from when it was entered or from when it was signed, by basis', async () => {
    onPaper = await aContract(app, { around: await agreement('biomedicine', beijing), total: 200n });
    await signedOnPaper(onPaper, paperDay);
    await note({ docked: 2, contractsSigned: 2, contracted: '1200' });
    await publish();
    expect(await signedAt(cast.organizer, paperDay)).toEqual({ contractsSigned: 0, contracted: '0' });
    expect(await signedAt(cast.organizer, paperDay, 'EFFECTIVE')).toEqual({
      ...{ contractsSigned: 1, contracted: '200' },
    });
    const dayBefore = new Date(paperDay.getTime() - 1);
    expect(await signedAt(cast.organizer, dayBefore, 'EFFECTIVE')).toMatchObject({ contractsSigned: 0 });
  });

  it('are kept from the public while there are fewer than three, and in cells however many there are', async () => {
    const byField = 'contractsSigned contracted byField { field docked contractsSigned contracted }';
    expect(await signedAt(null)).toEqual({ contractsSigned: null, contracted: null });
    expect(await signedAt(cast.member)).toEqual({ contractsSigned: null, contracted: null });
    expect(await published(null)).toEqual([false, false]);
    expect(await published(cast.organizer)).toEqual([true, true]);
    third = await aContract(app, { around: await agreement('other', xian), total: 30n, status: 'signed' });
    await note({ contractsSigned: 3, contracted: '1230' });
    const shown = await statistics(byField, null);
    expect(shown).toMatchObject({ contractsSigned: 3, contracted: '1230' });
    const cells = shown.byField.filter(({ docked }: Data) => docked > 0);
    expect(cells).toEqual([
      { field: 'biomedicine', docked: 2, contractsSigned: null, contracted: null },
      { field: 'other', docked: 1, contractsSigned: null, contracted: null },
    ]);
    expect(await published(null)).toEqual([false, true]);
    const before = moments.at(-2)!.at;
    expect(await signedAt(null, before)).toEqual({ contractsSigned: null, contracted: null });
  });

  it('follow amendments and corrections, and a correction for the past changes the past as it is known', async () => {
    const id = first.contract._id;
    const evidence = await aScan(app, first.team.signatory);
    const effectiveAt = app.clock.now().toISOString();
    const amended = { id, input: { total: '5000' }, act: { evidence, effectiveAt } };
    expect(await act('amendContract', first.team.signatory, amended)).toMatchObject({ terms: { number: 2 } });
    await note({ contractsSigned: 3, contracted: '5230' });
    const wrong = { id: onPaper.contract._id, input: { total: '250' } };
    const why = { reason: 'a digit was misread', effectiveAt: paperDay.toISOString() };
    expect(await act('correctContract', cast.organizer, { ...wrong, act: why })).toMatchObject({
      terms: { total: '250' },
    });
    await note({ contractsSigned: 3, contracted: '5280' });
    expect(await signedAt(cast.organizer, paperDay, 'EFFECTIVE')).toMatchObject({ contracted: '250' });
  });

  it('tell terminated ones apart and never subtract them', async () => {
    await act('terminateContract', cast.organizer, { id: third.contract._id });
    await note({ docked: 3, contractsSigned: 3, contracted: '5280', contractsTerminated: 1 });
  });

  it('count an undetermined amount as nothing until it is known', async () => {
    const royalty = { lang: 'en' as const, text: '3 % of sales', translations: [] };
    const open = await aContract(app, { around: third, total: null, royalty });
    await signedByAll(app, open, open.contract._id);
    await note({ docked: 3, contractsSigned: 4, contracted: '5280' });
    const evidence = await aScan(app, third.team.signatory);
    const known = { id: open.contract._id, input: { total: '9999999999999' }, act: { evidence } };
    expect(await act('amendContract', third.team.signatory, known)).toMatchObject({
      terms: { total: '9999999999999' },
    });
    await note({ contractsSigned: 4, contracted: '10000000005279' });
  });

  it('count an agreement that fell through and was made again once, and not in between', async () => {
    const around = await agreement('modern-agriculture', beijing);
    await note({ docked: 4, contractsSigned: 4 });
    const { dockings } = app.services;
    await dockings.cancel(await cast.organizer.viewer(), around.docking._id, { reason: 'fell through' });
    await note({ docked: 3, contractsSigned: 4 });
    const again = await dockings.propose(await cast.organizer.viewer(), around.solution._id);
    await dockings.accept(await cast.member.viewer(), again._id, 'enterprise');
    await dockings.accept(await around.team.leader.viewer(), again._id, 'team');
    await note({ requirementsAnswered: 4, solutions: 4, teams: 2, docked: 4 });
  });
});

describe('at every moment of the story', () => {
  it('the figures are what they were then, and none of it is unsettled by what was recorded since', async () => {
    expect(moments.length).toBeGreaterThan(10);
    for (const { at, counted: then } of moments)
      expect(await statistics(everything, cast.organizer, at)).toEqual(then);
  });

  it.each([
    ['RECORDED', 1],
    ['EFFECTIVE', 4],
  ])('each has rows that add up to it, on the basis %s', async (basis, step) => {
    const rows = Object.values(names).map(
      (figure) => `${figure}: rows(figure: ${figure}, first: 10) { totalCount edges { node { id amount } } }`,
    );
    for (const { at } of moments.filter((_, index) => index % step === 0)) {
      const shown = await statistics(`${counted} ${rows.join(' ')}`, cast.organizer, at, basis);
      for (const [figure, code] of Object.entries(names)) {
        const own: Data[] = shown[code].edges.map(({ node }: Data) => node);
        const sum = own.reduce((total, { amount }) => total + BigInt(amount), 0n);
        expect([at, code, shown[code].totalCount]).toEqual([at, code, own.length]);
        expect([at, code, shown[figure]]).toEqual([
          ...[at, code, figure === 'contracted' ? String(sum) : own.length],
        ]);
      }
    }
  });

  it('the fields and the prefectures add up to the whole', async () => {
    for (const { counted: shown } of moments)
      for (const figure of ofGroup.split(' ')) {
        const sum = (table: Data[]) => table.reduce((total, each) => total + BigInt(each[figure]), 0n);
        expect([figure, sum(shown.byField)]).toEqual([figure, BigInt(shown[figure])]);
        expect([figure, sum(shown.byRegion)]).toEqual([figure, BigInt(shown[figure])]);
      }
    expect(moments.at(-1)!.counted.byProvince).toEqual([
      { province: '110000', teams: 1, solutions: 2, docked: 2 },
      { province: '610000', teams: 1, solutions: 2, docked: 2 },
    ]);
  });

  it('the rows follow from history: made anew from it they are the same', async () => {
    const facts = app.kernel.connection.collection('statisticsFacts');
    const stored = () => facts.find().sort({ _id: 1 }).toArray();
    const before = await stored();
    await facts.deleteMany({});
    expect(await app.services.statistics.rebuildFacts()).toBe(before.length);
    expect(await stored()).toEqual(before);
  });
});
