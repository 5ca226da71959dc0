import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ensureWorld, syncIndexes, systemClock, WorldRefused, type Worlds } from '@duijie/server';
import { startTestApp, type TestApp, theAdministrator } from '../factories/index.js';

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const account = { role: 'somebody', login: 'somebody@world.example', password: 'everybody knows it' };

/** A world of one person; the first `crashes` tellings die half way. */
function worlds({ crashes = 0 } = {}): Worlds & { tellings: number } {
  return {
    names: ['small', 'other'],
    tellings: 0,
    async load(_name, told, report) {
      this.tellings++;
      report(0, 1, 'somebody comes in');
      await told.services.accounts.createFirstAdministratorLink();
      if (this.tellings <= crashes) throw new Error('the power fails');
      report(1, 1, 'done');
      return { accounts: [account] };
    },
  };
}

const ensure = (told: Worlds, { name = 'small', alone = true } = {}) =>
  ensureWorld({ name, app, worlds: told, clock: systemClock, report: () => undefined, alone });
const people = () => app.kernel.connection.collection('people').countDocuments();

it('is told once, and found at every later start', async () => {
  const told = worlds();
  expect(await ensure(told)).toEqual([account]);
  expect(await ensure(told)).toEqual([account]);
  expect(told.tellings).toBe(1);
  expect(await people()).toBe(1);
});

it('is told anew after a crash, without anything of the first telling', async () => {
  const told = worlds({ crashes: 1 });
  await expect(ensure(told)).rejects.toThrow('the power fails');
  expect(await people()).toBe(1);
  expect(await ensure(told)).toEqual([account]);
  expect(told.tellings).toBe(2);
  expect(await people()).toBe(1);
  // Indexes are back as well: the database is as it was before anything was told.
  expect(await syncIndexes(app.kernel.connection)).toEqual({ created: [], dropped: [] });
});

it('waits for a teller that may be alive, where others share the database', async () => {
  const told = worlds({ crashes: 1 });
  await expect(ensure(told, { alone: false })).rejects.toThrow('the power fails');
  await expect(ensure(told, { alone: false })).rejects.toThrow(WorldRefused);
  expect(told.tellings).toBe(1);
});

it('is refused where something else lives', async () => {
  await theAdministrator(app);
  await expect(ensure(worlds())).rejects.toThrow('holds data already');
  expect(await people()).toBe(1);
});

it('is refused where another world lives', async () => {
  await ensure(worlds());
  await expect(ensure(worlds(), { name: 'other' })).rejects.toThrow('holds the world "small"');
});
