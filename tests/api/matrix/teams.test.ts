import { afterAll, beforeAll, describe } from '@jest/globals';
import { startTestApp } from '../../factories/index.js';
import { describeLifecycle } from './lifecycle.js';
import { questions } from './questions.js';
import { teamInvitations, teams } from './teams.js';
import { aWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
});
afterAll(() => world.app.close());

describe('a team', () => describeLifecycle(teams, () => world));
describe('a question', () => describeLifecycle(questions, () => world));
describe('an invitation to a team', () => describeLifecycle(teamInvitations, () => world));
