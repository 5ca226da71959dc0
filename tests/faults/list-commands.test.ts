import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Counted,
  countListCommands,
  historyCommandsOfStatistics,
  listQueries,
} from './list-commands.js';

let counted: Counted[];

beforeAll(async () => {
  counted = await countListCommands();
});

describe('database commands over the wire', () => {
  it('are as many for a list of three as for a list of one', () => {
    expect(counted).toHaveLength(listQueries.length);
    for (const { forOne, forThree } of counted) {
      expect(forOne.length).toBeGreaterThan(0);
      expect(forThree).toEqual(forOne);
    }
  });

  it('of a public page are the page and the count', () => {
    expect(counted[0]?.forThree).toEqual(['aggregate requirements', 'find requirements']);
  });

  it('of figures never touch history', async () => {
    expect(await historyCommandsOfStatistics()).toEqual([]);
  });
});
