import { type SeasonNeed } from '../content/index.js';
import { planSubmissions } from '../plan/index.js';
import { readNeeds, seasonDice } from './content.js';

/** A need of the season as it was released. */
export interface ReleasedNeed {
  /** Like `GS2022-XQ-0042`: the submissions are counted. */
  readonly code: string;
  readonly need: SeasonNeed;
}

/** The released needs of the season with their codes, read from the content alone: no world has to be told for it. */
export function readReleasedNeeds(): ReleasedNeed[] {
  return planSubmissions(readNeeds(), seasonDice)
    .map(({ need, position }) => ({ code: `GS2022-XQ-${String(position + 1).padStart(4, '0')}`, need }))
    .filter(({ need }) => need.outcome === 'released');
}
