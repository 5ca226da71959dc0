import { fields } from '../acts/dictionaries.js';
import {
  type Cast,
  ContentError,
  type Enterprise,
  readCast,
  readEnterprises,
  readSeasonNeeds,
  type SeasonNeed,
} from '../content/index.js';
import { seededDice } from '../plan/index.js';

/** What is left to chance in the season; with this seed need 42 is one that is released. */
export const seasonDice = seededDice('gansu-7 of 2022');

/** Everything that is written down about the season. */
export interface SeasonContent {
  readonly cast: Cast;
  readonly enterprises: readonly Enterprise[];
  readonly needs: readonly SeasonNeed[];
}

/** Reads all content of the season. Throws ContentError where it doesn't fit together. */
export function readSeason(): SeasonContent {
  const cast = readCast('gansu-7/people.yaml');
  const enterprises = fields.flatMap(({ code }) => readEnterprises(`gansu-7/enterprises/${code}.yaml`));
  const needs = fields.flatMap(({ code }) => readSeasonNeeds(`gansu-7/needs/${code}.yaml`, code));
  const stray = needs.find(({ enterprise }) => !enterprises.some(({ key }) => key === enterprise));
  if (stray) throw new ContentError(`needs of gansu-7: ${stray.key}`, `no enterprise "${stray.enterprise}"`);
  return { cast, enterprises, needs };
}
