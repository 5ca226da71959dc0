import { type Outcome } from '../content/index.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';
import { type Submission } from './submission.js';

/** What an expert may recommend. */
export type Recommendation = 'select' | 'reject' | 'return';

/** One expert's diagnosis of a need. */
export interface Review {
  /** Key of the expert. */
  readonly expert: string;
  readonly assignedAt: Date;
  readonly acceptedAt: Date;
  readonly submittedAt: Date;
  /** Points of each criterion of the rubric, of 25 each. */
  readonly points: readonly number[];
  readonly recommendation: Recommendation;
  /** The expert who was asked first, and stood back. */
  readonly conflict: Conflict | null;
  /** When the organizer follows the recommendation. */
  readonly decidedAt: Date;
}

export interface Conflict {
  readonly expert: string;
  readonly assignedAt: Date;
  readonly declaredAt: Date;
  readonly reason: string;
}

export const criteria = 4;

const conflictReasons = [
  '两年前为该企业做过技术咨询，按规定回避。',
  '本人指导的研究生在该企业任职并参与该项目。',
  '与该企业联合申报的专利尚在审查，不宜评审。',
  '该需求涉及本人正在执行的横向课题。',
  '直系亲属为该企业职工，申请回避。',
];

/** The range of points per criterion: from the lowest, so many above it. */
const pointsFor: Readonly<Record<Recommendation, readonly [number, number]>> = {
  select: [17, 8],
  return: [11, 6],
  reject: [5, 9],
};

const recommendationFor: Readonly<Record<Exclude<Outcome, 'withdrawn'>, Recommendation>> = {
  released: 'select',
  rejected: 'reject',
  returned: 'return',
};

/** Each need that wasn't withdrawn goes to an expert of its field in turn; five experts stand back, and the next one takes it. */
export function planReviews(
  submissions: readonly Submission[],
  expertsOf: (field: string) => readonly string[],
  dice: Dice,
): Map<string, Review> {
  const turns = new Map<string, number>();
  const reviewed = submissions.filter(({ need }) => need.outcome !== 'withdrawn');
  const conflicts = conflictReasons.map((_reason, index) =>
    Math.floor((reviewed.length * (index + 0.5)) / 5),
  );
  return new Map(
    reviewed.map(({ need }, index) => {
      const experts = expertsOf(need.field);
      const turn = turns.get(need.field) ?? 0;
      const standsBack = conflicts.indexOf(index);
      turns.set(need.field, turn + (standsBack < 0 ? 1 : 2));
      const expert = (later: number) => experts[(turn + later) % experts.length]!;
      const recommendation = recommendationFor[need.outcome as keyof typeof recommendationFor];
      const conflict = standsBack < 0 ? null : { expert: expert(0), reason: conflictReasons[standsBack]! };
      const review = { expert: expert(conflict ? 1 : 0), recommendation, conflict };
      return [need.key, timed(review, need.key, dice)];
    }),
  );
}

interface Untimed {
  readonly expert: string;
  readonly recommendation: Recommendation;
  readonly conflict: { readonly expert: string; readonly reason: string } | null;
}

/** Assigned in the first days of the round, judged before Labour Day, decided in the two days after the decision is recorded. */
function timed({ expert, recommendation, conflict }: Untimed, key: string, dice: Dice): Review {
  const opened = calendar.before('2022-04-06') + 60;
  const assigned = opened + dice.below(700, 'assigned', key);
  const declared = assigned + 120 + dice.below(500, 'conflict', key);
  const taken = conflict ? declared + 60 : assigned;
  const accepted = taken + 30 + dice.below(900, 'accepted', key);
  const submitted = accepted + 200 + dice.below(3_200, 'reviewed', key);
  const [lowest, above] = pointsFor[recommendation];
  return {
    expert,
    recommendation,
    assignedAt: calendar.instant(taken),
    acceptedAt: calendar.instant(accepted),
    submittedAt: calendar.instant(submitted),
    points: Array.from({ length: criteria }, (_, index) => lowest + dice.below(above, 'points', key, index)),
    conflict: conflict && {
      ...conflict,
      assignedAt: calendar.instant(assigned),
      declaredAt: calendar.instant(declared),
    },
    decidedAt: calendar.instant(calendar.before('2022-05-09') + 120 + dice.below(600, 'decided', key)),
  };
}
