import { type SolutionEntry } from '../content/index.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';
import { type NeedPlan } from './season.js';
import { dayOf } from './working-time.js';

/** When what happens to one solution until it is docked or not. */
export interface SolutionPlan {
  readonly solution: SolutionEntry;
  readonly draftedAt: Date;
  readonly handedInAt: Date;
  /** When it was handed in again, in time. */
  readonly revisedAt: Date | null;
  /** It came after the deadline, and why it was admitted. */
  readonly late: { readonly admittedAt: Date; readonly reason: string } | null;
  /** After the lock, so it counts. */
  readonly withdrawnAt: Date | null;
  /** Null for what was withdrawn before. */
  readonly screenedAt: Date | null;
  /** Null for what isn't eligible. */
  readonly handedOverAt: Date | null;
  readonly shortlistedAt: Date | null;
}

const lateReasons = [
  '团队所在城市因疫情静默管理，纸质材料于截止前寄出，平台提交延误一夜，经办公室核实后接收。',
  '截止当晚团队所在学校网络中断，已提供网络中心证明，经办公室核实后接收。',
];

/** Every so many-th is handed in twice. */
const revisedEvery = 6;

/** Drafted and handed in between the release and the deadline of its need, two late; screened, handed over and shortlisted in autumn. */
export function planSolutions(
  solutions: readonly SolutionEntry[],
  needPlans: readonly NeedPlan[],
  isInContest: (solution: SolutionEntry) => boolean,
  dice: Dice,
): SolutionPlan[] {
  const late = lateOnes(solutions, isInContest, dice);
  return solutions.map((solution, index) => {
    const window = windowOf(solution, needPlans);
    const reason = lateReasons[late.indexOf(solution)];
    const isRevised = index % revisedEvery === 2;
    return {
      solution,
      ...writing(window, { key: solution.key, reason, isRevised }, dice),
      ...judging(solution, isInContest(solution), dice),
    };
  });
}

/** Those that come late could have gone further: others answered the same need in time. */
function lateOnes(
  solutions: readonly SolutionEntry[],
  isInContest: (solution: SolutionEntry) => boolean,
  dice: Dice,
): SolutionEntry[] {
  const able = solutions.filter(
    (each) =>
      (each.outcome === 'shortlisted' || each.outcome === 'not-selected') &&
      !isInContest(each) &&
      solutions.some((other) => other !== each && other.need === each.need),
  );
  return dice.shuffled(able, ({ key }) => `late ${key}`).slice(0, lateReasons.length);
}

/** Working minutes between release and deadline. */
interface Window {
  readonly from: number;
  readonly until: number;
}

function windowOf({ need }: SolutionEntry, needPlans: readonly NeedPlan[]): Window {
  const publication = needPlans.find((plan) => plan.need.key === need.key)?.publication;
  if (!publication) throw new Error(`need ${need.key} is answered but not released`);
  const { releasedAt, deadline, extension } = publication;
  return {
    from: calendar.throughDayOf(releasedAt),
    until: calendar.before(dayOf(extension?.deadline ?? deadline)),
  };
}

interface Writing {
  readonly key: string;
  /** Why it is admitted although it comes late. */
  readonly reason: string | undefined;
  readonly isRevised: boolean;
}

type Written = Pick<SolutionPlan, 'draftedAt' | 'handedInAt' | 'revisedAt' | 'late'>;

function writing({ from, until }: Window, { key, reason, isRevised }: Writing, dice: Dice): Written {
  const drafted = from + (until - from) * (0.15 + dice.below(55, 'drafted', key) / 100);
  const inTime = drafted + (until - drafted) * (0.3 + dice.below(65, 'handed in', key) / 100);
  // A deadline ends its day, so the next working morning is late.
  const handedIn = reason === undefined ? inTime : until + 20 + dice.below(90, 'late', key);
  return {
    draftedAt: calendar.instant(drafted),
    handedInAt: calendar.instant(handedIn),
    revisedAt: isRevised && reason === undefined ? calendar.instant((inTime + until) / 2) : null,
    late: reason === undefined ? null : { admittedAt: calendar.instant(handedIn + 390), reason },
  };
}

type Judged = Pick<SolutionPlan, 'withdrawnAt' | 'screenedAt' | 'handedOverAt' | 'shortlistedAt'>;

/** What takes part in the contest is handed over after it. */
function judging({ key, outcome }: SolutionEntry, isInContest: boolean, dice: Dice): Judged {
  const within = (day: string, minutes: number, what: string) =>
    calendar.instant(calendar.before(day) + 40 + dice.below(minutes, what, key));
  const isEligible = outcome !== 'withdrawn' && outcome !== 'ineligible';
  const isShortlisted = outcome === 'docked' || outcome === 'shortlisted';
  const handOver = isInContest ? '2022-10-14' : '2022-09-28';
  return {
    withdrawnAt: outcome === 'withdrawn' ? within('2022-09-21', 300, 'withdrawn') : null,
    screenedAt: outcome === 'withdrawn' ? null : within('2022-09-23', 340, 'screened'),
    handedOverAt: isEligible ? within(handOver, 300, 'handed over') : null,
    shortlistedAt: isShortlisted ? within('2022-10-17', 1_500, 'shortlisted') : null,
  };
}
