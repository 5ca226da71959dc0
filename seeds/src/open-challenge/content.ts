import { fields } from '../acts/dictionaries.js';
import {
  type Enterprise,
  type OpenNeed,
  type OpenState,
  readEnterprises,
  readOpenNeeds,
} from '../content/index.js';

/** Everything that is written down about the open challenge; its office and experts are those of the season. */
export interface OpenContent {
  readonly enterprises: readonly Enterprise[];
  readonly needs: readonly OpenNeed[];
  /** The needs that have come to a state, or beyond it. */
  readonly atLeast: (state: OpenState) => OpenNeed[];
  /** The needs that experts have looked at: all from selected on, and those that wait to be selected. */
  readonly diagnosed: readonly OpenNeed[];
}

const order: readonly OpenState[] = ['draft', 'submitted', 'selected', 'released'];

export function readOpenChallenge(): OpenContent {
  const codes = fields.map(({ code }) => code);
  const needs = readOpenNeeds('open-challenge/needs.yaml', codes);
  return {
    enterprises: readEnterprises('open-challenge/enterprises.yaml'),
    needs,
    atLeast: (state) => needs.filter((need) => order.indexOf(need.state) >= order.indexOf(state)),
    diagnosed: needs.filter(({ diagnosis }) => diagnosis !== null),
  };
}
