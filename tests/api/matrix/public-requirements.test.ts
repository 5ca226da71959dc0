import { afterAll, beforeAll, describe } from '@jest/globals';
import { startTestApp } from '../../factories/index.js';
import { describeLifecycle } from './lifecycle.js';
import { publicStates, requirements } from './requirements.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

describe('a public requirement', () => describeLifecycle(requirements, () => world, publicStates));
