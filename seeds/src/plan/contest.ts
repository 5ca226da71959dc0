import { type SolutionEntry } from '../content/index.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';

/** What the judges of a round think of one solution: points of each criterion, by judge. */
export interface Judgement {
  readonly solution: SolutionEntry;
  readonly sheets: readonly {
    readonly judge: string;
    readonly points: readonly number[];
    readonly acceptedAt: Date;
    readonly submittedAt: Date;
  }[];
}

/** One need of the on-site contest: three teams, judged blind on paper first and by five judges on the day. */
export interface ContestPlan {
  readonly screening: readonly Judgement[];
  /** The best first. */
  readonly onSite: readonly Judgement[];
}

export const contestSize = { needs: 3, teams: 3, judges: 5, screeners: 2 } as const;
export const contestCriteria = 4;

const competing = ['docked', 'shortlisted', 'not-selected'];

/** Lowest points of a criterion, by how far the solution gets in the end; two above are possible. */
const pointsFrom: Readonly<Record<string, number>> = { docked: 22, shortlisted: 18, 'not-selected': 14 };

/** Three solutions to one need of each of the first three fields that have so many; of a field the need that pays best. */
export function contestants(solutions: readonly SolutionEntry[]): SolutionEntry[][] {
  const fields = [...new Set(solutions.map(({ need }) => need.field))];
  return fields
    .flatMap((field) => {
      const own = solutions.filter(
        ({ need, outcome }) => need.field === field && competing.includes(outcome),
      );
      const needs = [...new Set(own.map(({ need }) => need))];
      const trios = needs
        .map((need) => own.filter((each) => each.need === need).sort(better))
        .filter((trio) => trio.length === contestSize.teams && trio[0]!.outcome === 'docked');
      return trios.sort((a, b) => (b[0]!.priceWan ?? 0) - (a[0]!.priceWan ?? 0)).slice(0, 1);
    })
    .slice(0, contestSize.needs);
}

function better(a: SolutionEntry, b: SolutionEntry): number {
  return competing.indexOf(a.outcome) - competing.indexOf(b.outcome);
}

/** `judgesFor` names who may judge a need, those of its field first. */
export function planContest(
  trios: readonly SolutionEntry[][],
  judgesFor: (solution: SolutionEntry) => readonly string[],
  dice: Dice,
): ContestPlan[] {
  return trios.map((trio) => {
    const judges = judgesFor(trio[0]!);
    const sheets = (solution: SolutionEntry, round: string, count: number, times: Times): Judgement => ({
      solution,
      sheets: judges.slice(0, count).map((judge) => ({
        judge,
        ...times(`${judge} ${solution.key}`),
        points: Array.from(
          { length: contestCriteria },
          (_, index) => pointsFrom[solution.outcome]! + dice.below(3, round, solution.key, judge, index),
        ),
      })),
    });
    return {
      screening: trio.map((each) =>
        sheets(each, 'screening', contestSize.screeners, (word) => onPaper(word, dice)),
      ),
      onSite: trio.map((each, place) =>
        sheets(each, 'contest', contestSize.judges, (word) => onTheDay(place, word, dice)),
      ),
    };
  });
}

type Times = (word: string) => { readonly acceptedAt: Date; readonly submittedAt: Date };

function onPaper(word: string, dice: Dice): ReturnType<Times> {
  const accepted = calendar.before('2022-09-27') + 120 + dice.below(200, 'screener', word);
  return {
    acceptedAt: calendar.instant(accepted),
    submittedAt: calendar.instant(accepted + 200 + dice.below(500, 'screened', word)),
  };
}

/** Teams present one after the other, and are judged after each has. */
function onTheDay(place: number, word: string, dice: Dice): ReturnType<Times> {
  const accepted = calendar.before('2022-10-12') + dice.below(380, 'judge', word);
  const presented = calendar.before('2022-10-13') + 60 + place * 90;
  return {
    acceptedAt: calendar.instant(accepted),
    submittedAt: calendar.instant(presented + dice.below(30, 'judged', word)),
  };
}
