import { fields } from '../acts/dictionaries.js';
import {
  type Cast,
  ContentError,
  type Enterprise,
  type Institution,
  readCast,
  readEnterprises,
  readInstitutions,
  readSeasonNeeds,
  readSolutions,
  readTeams,
  type SeasonNeed,
  type SolutionEntry,
  type TeamEntry,
} from '../content/index.js';
import { seededDice } from '../plan/index.js';

/** What is left to chance in the season; with this seed need 42 is one that is released. */
export const seasonDice = seededDice('gansu-7 of 2022');

/** Everything that is written down about the season. */
export interface SeasonContent {
  readonly cast: Cast;
  readonly enterprises: readonly Enterprise[];
  readonly needs: readonly SeasonNeed[];
  readonly institutions: readonly Institution[];
  readonly teams: readonly TeamEntry[];
  readonly solutions: readonly SolutionEntry[];
}

/** Reads all content of the season. Throws ContentError where it doesn't fit together. */
export function readSeason(): SeasonContent {
  const cast = readCast('gansu-7/people.yaml');
  const enterprises = fields.flatMap(({ code }) => readEnterprises(`gansu-7/enterprises/${code}.yaml`));
  const needs = readNeeds();
  const stray = needs.find(({ enterprise }) => !enterprises.some(({ key }) => key === enterprise));
  if (stray) throw new ContentError(`needs of gansu-7: ${stray.key}`, `no enterprise "${stray.enterprise}"`);
  const released = needs.filter(({ outcome }) => outcome === 'released');
  return { cast, enterprises, needs, ...readAnswers(released) };
}

/** All needs of the season, field by field. */
export function readNeeds(): SeasonNeed[] {
  return fields.flatMap(({ code }) => readSeasonNeeds(`gansu-7/needs/${code}.yaml`, code));
}

/** Who answered, and what. */
function readAnswers(
  released: readonly SeasonNeed[],
): Pick<SeasonContent, 'institutions' | 'teams' | 'solutions'> {
  const files = (what: string, code: string) => `gansu-7/${what}/${code}.yaml`;
  const institutions = fields.flatMap(({ code }) => readInstitutions(files('institutions', code)));
  const teams = fields.flatMap(({ code }) => readTeams(files('teams', code), code, institutions));
  const solutions = fields.flatMap(({ code }) => readSolutions(files('solutions', code), released, teams));
  return { institutions, teams, solutions };
}
