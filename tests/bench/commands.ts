import { countListCommands } from '../faults/list-commands.js';
import { openDatabase } from './database.js';
import { exactly, type Figure } from './figure.js';

export const commands: Figure = {
  name: 'commands',
  title: 'Database commands per list query, for 3 items and for 1',
  measure: async () => {
    await openDatabase();
    const counted = await countListCommands();
    return counted.map(({ name, forOne, forThree }) => exactly(name, forThree.length, forOne.length));
  },
};
