import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { aCast, startTestApp, type TestApp } from '../factories/index.js';
import { contend, losses } from './contenders.js';
import { type Race, theRaces } from './races.js';

jest.setTimeout(120_000);

let app: TestApp;
let races: Race[];

beforeAll(async () => {
  app = await startTestApp();
  races = await theRaces(app, await aCast(app));
});
afterAll(() => app?.close());

it.each(['releasing', 'agreeing', 'signing', 'registering'])(
  'lets exactly one of 64 win at %s',
  async (name) => {
    const race = races.find((each) => each.name === name)!;
    const { answers, winners, historyRows, events } = await contend(app, race, 64);
    const others = [...answers.keys()].filter((each) => each !== race.winner && !losses.includes(each));
    expect({ winners, others, historyRows, events }).toEqual({
      winners: 1,
      others: [],
      historyRows: 1,
      events: 1,
    });
  },
);
