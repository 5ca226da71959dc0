import { afterAll, beforeAll, describe } from '@jest/globals';
import { startTestApp } from '../../factories/index.js';
import { describeLifecycle } from './lifecycle.js';
import { assignments, awards, notices, rounds } from './reviews.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

describe('a round', () => describeLifecycle(rounds, () => world));
describe('an assignment', () => describeLifecycle(assignments, () => world));
describe('an award', () => describeLifecycle(awards, () => world));
describe('a public notice', () => describeLifecycle(notices, () => world));
