import { afterAll, beforeAll, describe } from '@jest/globals';
import { startTestApp } from '../../factories/index.js';
import { describeLifecycle } from './lifecycle.js';
import { accounts, challenges, memberships, organizations } from './platform.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

describe('an organization', () => describeLifecycle(organizations, () => world));
describe('a challenge', () => describeLifecycle(challenges, () => world));
describe('an account', () => describeLifecycle(accounts, () => world));
describe('a membership', () => describeLifecycle(memberships, () => world));
