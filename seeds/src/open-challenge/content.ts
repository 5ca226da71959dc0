import { fields } from '../acts/dictionaries.js';
import {
  type Enterprise,
  type Institution,
  type OpenAnswer,
  type OpenNeed,
  type OpenState,
  readEnterprises,
  readInstitutions,
  readOpenAnswers,
  readOpenNeeds,
  readOpenTeams,
  type TeamEntry,
} from '../content/index.js';

/** Everything that is written down about the open challenge; its office and experts are those of the season. */
export interface OpenContent {
  readonly enterprises: readonly Enterprise[];
  readonly needs: readonly OpenNeed[];
  readonly institutions: readonly Institution[];
  readonly teams: readonly TeamEntry[];
  readonly answers: readonly OpenAnswer[];
  /** The needs that have come to a state, or beyond it. */
  readonly atLeast: (state: OpenState) => OpenNeed[];
  /** The needs that experts have looked at: all from selected on, and those that wait to be selected. */
  readonly diagnosed: readonly OpenNeed[];
}

const order: readonly OpenState[] = ['draft', 'submitted', 'selected', 'released'];

export function readOpenChallenge(): OpenContent {
  const codes = fields.map(({ code }) => code);
  const needs = readOpenNeeds('open-challenge/needs.yaml', codes);
  const institutions = readInstitutions('open-challenge/institutions.yaml');
  const teams = readOpenTeams('open-challenge/teams.yaml', codes, institutions);
  const released = needs.filter(({ state }) => state === 'released');
  return {
    institutions,
    teams,
    answers: readOpenAnswers('open-challenge/solutions.yaml', released, teams),
    enterprises: readEnterprises('open-challenge/enterprises.yaml'),
    needs,
    atLeast: (state) => needs.filter((need) => order.indexOf(need.state) >= order.indexOf(state)),
    diagnosed: needs.filter(({ diagnosis }) => diagnosis !== null),
  };
}
