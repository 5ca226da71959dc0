import { type SeasonNeed, type SolutionEntry } from '../content/index.js';
import { type Dice } from './dice.js';
import { type DockingPlan } from './docking.js';
import { calendar, milestones } from './season-calendar.js';

/** A team is told that its solution was not chosen, and why. */
export interface DeclinePlan {
  readonly solution: SolutionEntry;
  readonly at: Date;
}

/** A need that ends without a deal, or without any answer. */
export interface ConclusionPlan {
  readonly need: SeasonNeed;
  readonly at: Date;
}

const minuteMs = 60_000;

/** Three working days after the agreement about its need, or shortly before the need is concluded. */
export function planDeclines(
  solutions: readonly SolutionEntry[],
  dockings: readonly DockingPlan[],
  dice: Dice,
): DeclinePlan[] {
  return solutions
    .filter(({ outcome }) => outcome === 'shortlisted' || outcome === 'not-selected')
    .map((solution) => ({ solution, at: declineAt(solution, dockings, dice) }));
}

function declineAt({ need, key }: SolutionEntry, dockings: readonly DockingPlan[], dice: Dice): Date {
  const agreements = dockings.flatMap(({ solution, end }) =>
    solution.need === need && end.kind === 'agreed' && end.cancelled === null ? [end] : [],
  );
  const [agreement] = agreements;
  const minutes = dice.below(380, 'declined', key);
  return agreement
    ? calendar.instant(calendar.throughDayOf(agreement.teamAt) + 2 * 390 + minutes)
    : calendar.instant(calendar.before('2022-12-19') + minutes);
}

/** Needs that were released and not docked, one minute after the other. */
export function planConclusions(
  needs: readonly SeasonNeed[],
  solutions: readonly SolutionEntry[],
): ConclusionPlan[] {
  const isDocked = (need: SeasonNeed) =>
    solutions.some((each) => each.need === need && each.outcome === 'docked');
  return needs
    .filter((need) => need.outcome === 'released' && !isDocked(need))
    .map((need, index) => ({ need, at: new Date(milestones.conclusion.getTime() + index * minuteMs) }));
}
