import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type GraphQLSchema } from 'graphql';
import { servedSchema } from './matrix/asking.js';
import { answered } from './two-worlds/comparing.js';
import { aSealedPair, marks, type SealedPair } from './two-worlds/sealed.js';
import { type Inquiry, inquireInto } from './two-worlds/inquiry.js';
import { callsOf } from './two-worlds/sealed-questions.js';
import { moments, needs } from './two-worlds/sealed-moments.js';

jest.setTimeout(300_000);

let sealed: SealedPair;
let schema: GraphQLSchema;
beforeAll(async () => {
  sealed = await aSealedPair(needs);
  schema = await servedSchema(sealed.pair[0]);
});
afterAll(() => sealed?.close());

describe('two worlds that differ only in what a team wrote', () => {
  it('are asked every query there is', async () => {
    const none = {
      solutions: ['x'],
      requirements: ['x'],
      dockings: ['x'],
      contracts: ['x'],
      assignments: ['x'],
      rounds: ['x'],
    };
    const asked = Object.keys(callsOf(sealed.world, none, []));
    expect(asked.sort()).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
  });

  describe.each(moments)('$name', ({ tell, nearest }) => {
    let inquiry: Inquiry;
    beforeAll(async () => {
      inquiry = await inquireInto(sealed, schema, tell, { thorough: false });
    });

    it('differ to the team, in every solution', async () => {
      const query = 'query ($id: ID!) { solution(id: $id) { content { title { text } } } }';
      for (const id of inquiry.ids.solutions)
        for (const [index, app] of sealed.pair.entries()) {
          const read = await answered(app, { query, variables: { id } }, sealed.world.people.teamMember);
          expect(read).toContain(marks[index]);
        }
    });

    // The bench asks everything as everybody who must not know.
    it.each(nearest)('look alike to %s in every query, list, count, figure and file', async (role) => {
      expect(await inquiry.reads(role)).toEqual([]);
    });

    it('look alike in what mutations refuse', async () => {
      expect(await inquiry.refusals(nearest.at(-1)!)).toEqual([]);
    });
  });
});
