import { afterAll, beforeAll, describe } from '@jest/globals';
import { requirementWorkflow } from '@duijie/shared';
import { startTestApp } from '../../factories/index.js';
import { describeLifecycle } from './lifecycle.js';
import { publicStates, requirements } from './requirements.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

const states = requirementWorkflow.states.filter((state) => !publicStates.includes(state));

describe('a requirement that is not public', () => describeLifecycle(requirements, () => world, states));
