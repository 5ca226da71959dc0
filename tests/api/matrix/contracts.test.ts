import { afterAll, beforeAll, describe } from '@jest/globals';
import { startTestApp } from '../../factories/index.js';
import { contracts, milestones, payments } from './contracts.js';
import { describeLifecycle } from './lifecycle.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

describe('a contract', () => describeLifecycle(contracts, () => world));
describe('a milestone', () => describeLifecycle(milestones, () => world));
describe('a payment', () => describeLifecycle(payments, () => world));
