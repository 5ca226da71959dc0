import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  buildApp,
  createLog,
  openTemporaryDatabase,
  randomIds,
  syncIndexes,
  systemClock,
  verifyHistory,
} from '@duijie/server';
import { playAll } from '../stage/programme.js';
import { readSeason, type SeasonContent } from './content.js';
import { Season } from './season.js';
import { tellSeason } from './world.js';

/** What is written about one field, and whoever that takes; of its experts there are too few for a jury of five. */
function oneField(code: string, prefix: string): SeasonContent {
  const { cast, enterprises, needs, institutions, teams, solutions } = readSeason();
  const jury = [null, code, 'petrochemical'];
  const people = cast.people.filter(({ field }) => jury.includes(field));
  const bodies = cast.bodies.filter(({ key }) => people.some(({ body }) => body === key));
  return {
    cast: { people, bodies },
    enterprises: enterprises.filter(({ key }) => key.startsWith(prefix)),
    needs: needs.filter(({ field }) => field === code),
    institutions: institutions.filter(({ key }) => key.startsWith(prefix)),
    teams: teams.filter(({ field }) => field === code),
    solutions: solutions.filter(({ need }) => need.field === code),
  };
}

/** Tells the season of one field, up to so many scenes at once, and answers what came of it. */
async function tell(atOnce: number) {
  const { connection, drop } = await openTemporaryDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'duijie-season-'));
  const parts = { connection, clock: systemClock, ids: randomIds, log: createLog('silent'), dataDir };
  const app = await buildApp(parts);
  try {
    await syncIndexes(connection);
    const season = new Season(app, oneField('other', 'oth'));
    const programme = tellSeason(season).map((part) => ({
      ...part,
      atOnce: Math.min(part.atOnce, atOnce),
    }));
    await playAll(programme, () => undefined);
    const told: Record<string, object[]> = {};
    const names = ['requirements', 'teams', 'solutions', 'dockings', 'contracts', 'payments'];
    for (const name of [...names, 'publications', 'declaredEditions'])
      told[name] = await connection
        .collection(name)
        .find(
          {},
          { projection: { code: 1, status: 1, 'terms.total': 1, slug: 1, text: 1 }, sort: { _id: 1 } },
        )
        .toArray();
    return { told, history: await verifyHistory(app.kernel) };
  } finally {
    await app.stop();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

describe('the season', () => {
  it('gets the same ids, codes and history whatever happens at once', async () => {
    const { told, history } = await tell(8);
    expect(history).toMatchObject({ first: null, checkpoints: 1 });
    const count = (name: string) => {
      const states = told[name]!.map((row) => String((row as { status: unknown }).status));
      return Object.fromEntries([...new Set(states)].sort().map((state) => [state, countOf(states, state)]));
    };
    expect(count('requirements')).toEqual({ docked: 3, 'no-deal': 3, rejected: 6, unanswered: 2 });
    expect(count('teams')).toEqual({ registered: 9 });
    expect(count('solutions')).toEqual({ docked: 3, ineligible: 1, 'not-selected': 8, withdrawn: 1 });
    expect(count('dockings')).toEqual({ agreed: 3, cancelled: 1, 'no-deal': 3, superseded: 2 });
    expect(count('contracts')).toEqual({ accepted: 2, signed: 1, superseded: 1 });
    expect(count('publications')).toEqual({ corrected: 1, published: 1 });
    expect(count('declaredEditions')).toEqual({ declared: 3 });
    expect(await tell(1)).toEqual({ told, history });
  }, 300_000);
});

function countOf(states: readonly string[], state: string): number {
  return states.filter((each) => each === state).length;
}
