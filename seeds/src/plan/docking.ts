import { type SolutionEntry } from '../content/index.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';

/** Talks about one solution, and what came of them. */
export interface DockingPlan {
  readonly solution: SolutionEntry;
  /** Enterprises propose what they shortlisted; otherwise the office does. */
  readonly isByEnterprise: boolean;
  readonly proposedAt: Date;
  readonly talkedAt: Date;
  readonly end: Agreement | Broken | Overtaken;
}

interface Agreement {
  readonly kind: 'agreed';
  readonly enterpriseAt: Date;
  readonly teamAt: Date;
  /** When the team signed on paper, where the office entered it later. */
  readonly teamSignedAt: Date | null;
  /** Why it fell through afterwards. */
  readonly cancelled: { readonly at: Date; readonly reason: string } | null;
}

interface Broken {
  readonly kind: 'no-deal';
  readonly at: Date;
  readonly reason: string;
}

/** The slot went to another solution. */
interface Overtaken {
  readonly kind: 'superseded';
}

/** Of a docking that holds. */
export type AgreedPlan = DockingPlan & { readonly end: Agreement };

const onPaperEvery = 6;
const byOfficeEvery = 5;
const rivals = 5;

const brokenReasons = [
  '双方对验收指标的测试方法未能达成一致。',
  '报价超出企业年度技术改造预算，企业决定暂缓。',
  '团队承担的在研项目未结题，不能在企业要求的期限内派人驻厂。',
  '企业要求独占知识产权，团队所在单位不同意。',
];
const cancelReason = '签约前复核，团队所在单位不能承诺中试线的排期，双方同意解除对接，名额退回。';

/** From the end of October to the beginning of December: 48 agreements in the whole season, and talks that came to nothing. */
export function planDockings(solutions: readonly SolutionEntry[], dice: Dice): DockingPlan[] {
  const docked = dice.shuffled(
    solutions.filter(({ outcome }) => outcome === 'docked'),
    ({ key }) => `docked ${key}`,
  );
  const others = docked.flatMap((each) => shortlistedBeside(each, solutions).slice(0, 1));
  const [fallen, ...overtaken] = others.slice(0, rivals + 1);
  return [
    ...(fallen ? [fallenThrough(fallen)] : []),
    ...docked.map((solution, index) =>
      agreed(solution, { index, count: docked.length, isSecond: solution.need === fallen?.need }, dice),
    ),
    ...overtaken.map((each) => overtakenTalks(each, docked)),
    ...planBrokenTalks(solutions, docked, dice),
  ];
}

function shortlistedBeside({ need }: SolutionEntry, solutions: readonly SolutionEntry[]): SolutionEntry[] {
  return solutions.filter((each) => each.need === need && each.outcome === 'shortlisted');
}

interface Place {
  readonly index: number;
  readonly count: number;
  /** After an agreement about the same need that fell through. */
  readonly isSecond: boolean;
}

function agreed(solution: SolutionEntry, { index, count, isSecond }: Place, dice: Dice): DockingPlan {
  const { key } = solution;
  const first = isSecond ? calendar.before('2022-11-17') : startOf(index, count);
  const enterprise = first + 500 + dice.below(900, 'enterprise key', key);
  const team = enterprise + 60 + dice.below(300, 'team key', key);
  const isOnPaper = index % onPaperEvery === 3;
  return {
    solution,
    isByEnterprise: index % byOfficeEvery !== 2,
    proposedAt: calendar.instant(first),
    talkedAt: calendar.instant(first + 200 + dice.below(250, 'talk', key)),
    end: {
      kind: 'agreed',
      enterpriseAt: calendar.instant(enterprise),
      teamAt: calendar.instant(isOnPaper ? team + 390 : team),
      teamSignedAt: isOnPaper ? calendar.instant(team) : null,
      cancelled: null,
    },
  };
}

/** The working minute at which the talks of one of so many begin; the last begin in the last week of November. */
function startOf(index: number, count: number): number {
  const from = calendar.before('2022-10-24') + 60;
  return from + Math.floor(((calendar.before('2022-12-01') - from) * index) / count);
}

function fallenThrough(solution: SolutionEntry): DockingPlan {
  const from = calendar.before('2022-10-25');
  return {
    solution,
    isByEnterprise: true,
    proposedAt: calendar.instant(from + 30),
    talkedAt: calendar.instant(from + 450),
    end: {
      kind: 'agreed',
      enterpriseAt: calendar.instant(from + 1_000),
      teamAt: calendar.instant(from + 1_200),
      teamSignedAt: null,
      cancelled: { at: calendar.instant(calendar.before('2022-11-15') + 200), reason: cancelReason },
    },
  };
}

/** Begins an hour after the talks about the solution that is docked in the end. */
function overtakenTalks(solution: SolutionEntry, docked: readonly SolutionEntry[]): DockingPlan {
  const index = docked.findIndex(({ need }) => need === solution.need);
  const from = startOf(index, docked.length) + 60;
  return {
    solution,
    isByEnterprise: true,
    proposedAt: calendar.instant(from),
    talkedAt: calendar.instant(from + 90),
    end: { kind: 'superseded' },
  };
}

function planBrokenTalks(
  solutions: readonly SolutionEntry[],
  docked: readonly SolutionEntry[],
  dice: Dice,
): DockingPlan[] {
  const open = solutions.filter(
    ({ need, outcome }) => outcome === 'shortlisted' && !docked.some((each) => each.need === need),
  );
  const talks = dice.shuffled(open, ({ key }) => `talks ${key}`).slice(0, brokenReasons.length);
  return talks.map((solution, index) => {
    const from = calendar.before('2022-11-08') + index * 500;
    return {
      solution,
      isByEnterprise: index % 2 === 0,
      proposedAt: calendar.instant(from),
      talkedAt: calendar.instant(from + 300),
      end: { kind: 'no-deal', at: calendar.instant(from + 1_400), reason: brokenReasons[index]! },
    };
  });
}
