import { type Core } from '@duijie/server';
import { Telling } from '../acts/telling.js';
import { Cast } from '../acts/troupe.js';
import { type SolutionEntry } from '../content/index.js';
import { type AnswersPlan, type NeedPlan, planAnswers, planSeason } from '../plan/index.js';
import { type Ground, Stage } from '../stage/stage.js';
import { readSeason, type SeasonContent, seasonDice } from './content.js';

/** Came in by the one-time link and let the others in. */
export const firstAdministrator = 'first administrator';

/** The office of the season. */
export const office = {
  administrator: 'per-adm1',
  head: 'per-org1',
  requirements: 'per-org2',
  reviews: 'per-org3',
} as const;

/** Fen in all contracts of the season, as it was published. */
export const contracted = 3_810_000_000n;

/** The season as it is told: its content, its plan, and how far it is. */
export class Season {
  readonly plans: readonly NeedPlan[];
  readonly answers: AnswersPlan;
  readonly telling: Telling;

  constructor(
    ground: Ground<Core>,
    readonly content: SeasonContent = readSeason(),
  ) {
    const { enterprises, needs, cast } = this.content;
    this.telling = new Telling(new Stage('gansu-7', ground), new Cast(), office, enterprises);
    const expertsOf = (field: string) =>
      cast.people.filter((person) => person.field === field).map(({ key }) => key);
    this.plans = planSeason(needs, expertsOf, seasonDice);
    this.answers = planAnswers(
      content,
      this.plans,
      (solution) => this.#judgesFor(solution),
      contracted,
      seasonDice,
    );
  }

  /** Experts of the field first, without the one who once stood back from this need. */
  #judgesFor({ need }: SolutionEntry): string[] {
    const conflict = this.plans.find((plan) => plan.need.key === need.key)?.review?.conflict;
    const experts = this.content.cast.people.filter(({ role }) => role === 'expert');
    const own = experts.filter(({ field }) => field === need.field);
    const others = experts.filter(({ field }) => field !== need.field);
    return [...own, ...others].map(({ key }) => key).filter((key) => key !== conflict?.expert);
  }
}
