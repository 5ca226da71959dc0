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
  verifyHistory,
} from '@duijie/server';
import { worlds } from './index.js';

describe('the world review-week', () => {
  let app: App;
  let accounts: readonly DemoAccount[];
  let end: () => Promise<void>;
  const reports: [number, number][] = [];

  beforeAll(async () => {
    const { connection, drop } = await openTemporaryDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'duijie-world-'));
    const clock = new ManualClock('2026-03-02T10:00:00+08:00');
    app = await buildApp({ connection, clock, ids: randomIds, log: createLog('silent'), dataDir });
    await syncIndexes(connection);
    end = async () => {
      await app.stop();
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    };
    const told = await worlds.load('review-week', app, (done, total) => reports.push([done, total]));
    accounts = told!.accounts;
  });

  afterAll(() => end());

  const as = async (role: string) => {
    const { login, password } = accounts.find((account) => account.role === role)!;
    const request = {
      requestId: 'test',
      address: '127.0.0.1',
      idempotencyKey: null,
      language: 'en',
    } as const;
    const anonymous = await app.services.accounts.viewerOf(request);
    const signedIn = await app.services.accounts.login(anonymous, login, password);
    return app.services.accounts.viewerForPerson(signedIn!.personId);
  };

  it('reports every scene up to the last one', () => {
    const [done, total] = reports.at(-1)!;
    expect(done).toBe(total);
    expect(reports.every(([each], index) => each >= (reports[index - 1]?.[0] ?? 0))).toBe(true);
  });

  it('shows its one released need to the public, and the others to the organizer', async () => {
    const { requirements } = app.services;
    const list = async (role: string) =>
      (await requirements.list(await as(role), { challenge: 'open-now' }, { first: 10 })).edges.map(
        ({ node }) => node.status,
      );
    expect(await list('auditor')).toHaveLength(3);
    expect((await list('organizer')).sort()).toEqual(['released', 'selected', 'submitted']);
    expect(await list('judge')).toEqual(expect.arrayContaining(['released', 'submitted']));
  });

  it('has something to review for the judge, and somebody to sign in as for every role', async () => {
    const judge = await as('judge');
    const { edges } = await app.services.reviews.assignments.mine(judge, 'assigned', { first: 10 });
    expect(edges).toHaveLength(1);
    for (const { role } of accounts) expect((await as(role)).roles.length).toBeGreaterThan(0);
  });

  it('leaves no administrator but the one who can sign in', async () => {
    expect(await app.services.accounts.createFirstAdministratorLink()).toBeNull();
    const administrators = await app.kernel.connection
      .collection('roleAssignments')
      .find({ role: 'administrator', status: 'given' })
      .toArray();
    expect(administrators).toHaveLength(2);
  });

  it('has a history that holds', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
  });

  it('is none of the worlds that do not exist', () => {
    expect(() => worlds.load('gansu-8', app, () => undefined)).toThrow(
      'there is no world "gansu-8"; there are gansu-7, review-week',
    );
  });
});
