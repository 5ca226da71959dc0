import Sequencer from '@jest/test-sequencer';

/** What takes long, the longest first; a file that nothing here begins is short. */
const long = [
  'tests/web/whole-path',
  'tests/web/',
  'tests/faults/',
  'tests/journeys/',
  'tests/api/',
  'seeds/',
];

/** Begins with what takes long, so that in the end no worker waits for another's last file. */
export default class LongOnesFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path, context }) => {
      const name = path.slice(context.config.rootDir.length + 1);
      const found = long.findIndex((beginning) => name.startsWith(beginning));
      return found < 0 ? long.length : found;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
