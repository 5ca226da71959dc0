import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type App,
  buildApp,
  createLog,
  type DemoAccount,
  ManualClock,
  openTemporaryDatabase,
  randomIds,
  syncIndexes,
} from '@duijie/server';
import { witness } from '../acts/papers.js';
import { letInVisitors } from '../acts/demo-accounts.js';
import { Telling } from '../acts/telling.js';
import { preparation } from '../gansu-7/preparation.js';
import { firstAdministrator, office, Season } from '../gansu-7/season.js';
import { playAll } from '../stage/programme.js';
import { Stage } from '../stage/stage.js';
import { readOpenChallenge } from './content.js';
import { Days } from './days.js';
import { tellOpenChallenge } from './world.js';

let app: App;
let clock: ManualClock;
let accounts: readonly DemoAccount[];
let end: () => Promise<void>;

beforeAll(async () => {
  const { connection, drop } = await openTemporaryDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'duijie-open-'));
  clock = new ManualClock('2026-03-02T10:00:00+08:00');
  app = await buildApp({ connection, clock, ids: randomIds, log: createLog('silent'), dataDir });
  await syncIndexes(connection);
  end = async () => {
    await app.stop();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  accounts = await tell();
}, 120_000);

afterAll(() => end());

/** Who is there in the season, and the open challenge. */
async function tell(): Promise<readonly DemoAccount[]> {
  const season = new Season(app);
  const content = readOpenChallenge();
  const open = new Telling(new Stage(null, app), season.telling.cast, office, content.enterprises);
  const need = (key: string) => content.needs.find((each) => each.key === key)!;
  const places = {
    ...{ open, over: [], firstAdministrator, toReview: need('opn-09'), region: '620900' },
    enterprises: [need('opn-10').enterprise, need('opn-12').enterprise],
    answer: content.answers.find(({ state }) => state === 'draft')!,
    serviceCentre: witness.body,
  };
  const visitors = letInVisitors(places, clock.now());
  const days = new Days(clock.now());
  const told = tellOpenChallenge(open, content, season.content.cast.people, days);
  await playAll([...preparation(season), ...told, ...visitors.parts], () => undefined);
  return visitors.accounts;
}

async function as(role: string) {
  const { login, password } = accounts.find((account) => account.role === role)!;
  const request = { requestId: 'test', address: '127.0.0.1', idempotencyKey: null, language: 'en' } as const;
  const anonymous = await app.services.accounts.viewerOf(request);
  const signedIn = await app.services.accounts.login(anonymous, login, password);
  return app.services.accounts.viewerForPerson(signedIn!.personId);
}

const all = { first: 50 };

describe('the open challenge', () => {
  it('has a closed need whose locked solutions wait to be screened', async () => {
    const organizer = await as('organizer');
    const { edges } = await app.services.solutions.list(organizer, { challenge: 'open-now' }, all);
    expect(edges.map(({ node }) => node.status)).toEqual(['locked', 'locked']);
  });

  it('lets a team go from its draft to a contract that is accepted and paid', async () => {
    const { solutions, dockings, contracts, requirements } = app.services;
    const [team, organizer, enterprise] = [await as('team'), await as('organizer'), await as('enterprise')];
    const mine = await solutions.listMine(team, all);
    expect(mine.edges.map(({ node }) => node.status)).toEqual(['draft']);
    const { _id: solution, requirementId } = mine.edges[0]!.node;
    await solutions.handIn(team, solution, 'submit');
    await requirements.take(organizer, requirementId, 'close', { reason: 'enough answers' });
    await solutions.screen(organizer, solution, 'eligible', null);
    await solutions.take(organizer, solution, 'handOver');
    await solutions.take(enterprise, solution, 'shortlist');
    const { _id: docking } = await dockings.propose(enterprise, solution);
    await dockings.accept(enterprise, docking, 'enterprise');
    await dockings.accept(await as('institution'), docking, 'team');

    const { _id: contract, parties } = await contracts.draft(organizer, {
      dockingId: docking,
      kind: 'formal',
      name: { lang: 'en', text: 'Dry capture of fluorine', translations: [] },
      total: 180_000_000n,
    });
    const centre = await app.services.organizations.list(organizer, { kind: 'service-centre' }, all);
    const third = { role: 'witness' as const, organizationId: centre.edges[0]!.node._id, personId: null };
    await contracts.edit(organizer, contract, { parties: [...parties, third] });
    await contracts.sign(enterprise, contract, 0);
    await contracts.sign(await as('institution'), contract, 1);
    const signed = await contracts.sign(await as('service-centre'), contract, 2);
    expect(signed.status).toBe('signed');
    const registration = { number: 'LY-1', type: 'development', technologyValue: 150_000_000n } as const;
    const registry = { lang: 'en' as const, text: 'Registry', translations: [] };
    await contracts.register(organizer, contract, { ...registration, office: registry });
    await contracts.take(organizer, contract, 'perform');
    const payment = { contractId: contract, milestoneId: null, from: 0, to: 1, reference: null };
    const paid = await contracts.payments.record(enterprise, { ...payment, amount: 180_000_000n });
    await contracts.payments.confirm(await as('institution'), paid._id);
    const accepted = await contracts.take(enterprise, contract, 'accept');
    expect([accepted.status, accepted.paid]).toEqual(['accepted', 180_000_000n]);
  });
});
