import { type SeasonNeed } from '../content/index.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';

/** A need in the order of submission, with the working minute of it. */
export interface Submission {
  readonly need: SeasonNeed;
  /** 0, 1, 2 … */
  readonly position: number;
  readonly minute: number;
}

/** From mid-February to the end of March, ever faster towards the end. */
export function planSubmissions(needs: readonly SeasonNeed[], dice: Dice): Submission[] {
  const first = calendar.before('2022-02-18');
  const span = calendar.before('2022-04-01') - first;
  return dice
    .shuffled(needs, ({ key }) => key)
    .map((need, position) => {
      const share = (position + dice.below(100, 'submitted', need.key) / 100) / needs.length;
      return { need, position, minute: first + span * share ** 0.75 };
    });
}
