import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  aCast,
  anOrganizer,
  type Cast,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { contend, losses } from './contenders.js';

let app: TestApp;
let cast: Cast;
let organizers: Somebody[];

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  organizers = [cast.organizer, await anOrganizer(app, cast.challenge)];
});
afterAll(() => app?.close());

it.each([1, 2, 3])('lets exactly one of 64 release a requirement (round %i)', async () => {
  const { answers, winners, historyRows, events } = await contend(app, cast, organizers, 64);
  const lost = losses.reduce((sum, name) => sum + (answers.get(name) ?? 0), 0);
  expect({ winners, lost, historyRows, events }).toEqual({ winners: 1, lost: 63, historyRows: 1, events: 1 });
});
