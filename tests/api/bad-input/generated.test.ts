import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { errorCodes } from '@duijie/shared';
import fc from 'fast-check';
import { type GraphQLSchema } from 'graphql';
import { type Answer, aRequirement, startTestApp } from '../../factories/index.js';
import { thorough } from '../../setup/thorough.js';
import { servedSchema } from '../matrix/asking.js';
import { aGround, type Ground } from '../matrix/roots.js';
import { aWorld, type World } from '../matrix/world.js';
import { type Case, casesOf } from './cases.js';
import { type Leaf, leavesOf, withLeaf } from './leaves.js';
import { badValue } from './values.js';

/** About this many requests in all, spread over the root fields by how many scalars their arguments have. */
const requests = thorough ? 4_000 : 500;
const seed = 20_220_501;

// A share that a busy machine cuts short would go on behind the next one's back.
jest.setTimeout(300_000);

let world: World;
let ground: Ground;
let schema: GraphQLSchema;
/** Ids of records that strangers must not see. */
let hidden: string[];
beforeAll(async () => {
  world = await aWorld(await startTestApp());
  schema = await servedSchema(world.app);
  ground = await aGround(world);
  const { requirement } = await aRequirement(world.app, { cast: world.cast, status: 'submitted' });
  hidden = [requirement._id, ground.requirementId, ground.roundId, world.people.auditor!.personId];
});
afterAll(() => world.app.close());

const typed: readonly string[] = Object.keys(errorCodes).filter(
  (code) => !['INTERNAL', 'UNAVAILABLE'].includes(code),
);

/** What is wrong with an answer to bad input; null when it is a typed refusal or a plain success. */
function faultOf({ status, codes, data, text }: Answer): string | null {
  if (![200, 400, 413].includes(status)) return `status ${status}: ${text.slice(0, 300)}`;
  if (codes.some((code) => !typed.includes(code))) return text.slice(0, 300);
  if (codes.length === 0 && !data) return `neither data nor errors: ${text.slice(0, 300)}`;
  return null;
}

const failures = ['InvalidInput', 'IllegalTransition', 'StaleState', 'Conflict', 'LoginRefused'];

function succeeded({ name }: Case, { codes, data }: Answer): boolean {
  return codes.length === 0 && !failures.includes(data?.[name]?.__typename);
}

/** Counts rows that only a success adds: every change of a record has one in history. */
async function rows(): Promise<number[]> {
  const names = ['history', 'people', 'accessTokens', 'sessions', 'grants'];
  return Promise.all(names.map((name) => world.app.kernel.connection.collection(name).countDocuments()));
}

async function send(each: Case, given: Record<string, unknown>, leaf: Leaf, value: unknown): Promise<Answer> {
  const variables = withLeaf(each.args, given, leaf, value);
  const document = each.document(Object.keys(variables));
  return world.app.request(document, variables, { as: world.people[each.actor] });
}

/** Sends bad input to one root field and answers everything that went wrong. */
async function attack(each: Case, leaves: readonly Leaf[], count: number): Promise<string[]> {
  const arbitrary = fc.tuple(fc.constantFrom(...leaves), badValue(hidden));
  const wrong: string[] = [];
  let given = await each.prepare(world, ground);
  let before = await rows();
  for (const [leaf, value] of fc.sample(arbitrary, { seed, numRuns: count })) {
    const answer = await send(each, given, leaf, value);
    const told = `${leaf.path.join('.')} = ${JSON.stringify(value)?.slice(0, 80)}`;
    const fault = faultOf(answer);
    if (fault) wrong.push(`${told}: ${fault}`);
    if (!each.isMutation && hidden.some((id) => JSON.stringify(answer.data ?? null).includes(id)))
      wrong.push(`${told}: shows a hidden record`);
    if (!each.isMutation || !succeeded(each, answer)) continue;
    // It was good input after all.
    if (!each.keepsState) given = await each.prepare(world, ground);
    before = await rows();
  }
  expect(await rows()).toEqual(before);
  return wrong;
}

const shares = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('whatever stands where a scalar belongs', () => {
  it.each(shares)('is refused by type, or is no harm: share %i of the root fields', async (share) => {
    const cases = casesOf(schema);
    const total = cases.flatMap(({ args }) => leavesOf(args)).length;
    for (const each of cases.filter((_case, index) => index % shares.length === share - 1)) {
      const leaves = leavesOf(each.args);
      const wrong = await attack(each, leaves, Math.ceil((requests * leaves.length) / total));
      expect([each.name, ...wrong]).toEqual([each.name]);
    }
  });
});
