import { afterAll, beforeAll, describe } from '@jest/globals';
import { startTestApp } from '../../factories/index.js';
import { solutions } from './solutions.js';
import { describeLifecycle } from './lifecycle.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

describe('a solution', () => describeLifecycle(solutions, () => world));
