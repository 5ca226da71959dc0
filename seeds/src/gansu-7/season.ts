import { type Core } from '@duijie/server';
import { Troupe } from '../acts/troupe.js';
import { type NeedPlan, planSeason } from '../plan/index.js';
import { Stage } from '../stage/stage.js';
import { readSeason, type SeasonContent, seasonDice } from './content.js';

/** The season as far as it has been told: its content and plan, and the ids that telling it gave. */
export class Season {
  readonly content: SeasonContent = readSeason();
  readonly plans: readonly NeedPlan[];
  readonly troupe: Troupe;
  /** Ids by the keys of needs. */
  readonly requirements = new Map<string, string>();
  readonly assignments = new Map<string, string>();
  challengeId = '';
  roundId = '';

  constructor(coreOn: (stage: Stage) => Core) {
    const stage = new Stage('gansu-7');
    this.troupe = new Troupe(coreOn(stage), stage);
    const { people } = this.content.cast;
    const expertsOf = (field: string) =>
      people.filter((person) => person.field === field).map(({ key }) => key);
    this.plans = planSeason(this.content.needs, expertsOf, seasonDice);
  }

  get services(): Core['services'] {
    return this.troupe.core.services;
  }

  /** Plays a scene; see `Stage.play`. */
  scene<T>(name: string, at: Date, act: () => Promise<T>): Promise<T> {
    return this.troupe.stage.play(name, at, act);
  }

  requirement({ need }: NeedPlan): string {
    const id = this.requirements.get(need.key);
    if (id === undefined) throw new Error(`need ${need.key} has not been drafted`);
    return id;
  }
}

/** Who does what in the season, by the keys of the cast. */
export const office = {
  /** Came in by the one-time link and let the others in. */
  firstAdministrator: 'first administrator',
  administrator: 'per-adm1',
  head: 'per-org1',
  requirements: 'per-org2',
  reviews: 'per-org3',
} as const;
