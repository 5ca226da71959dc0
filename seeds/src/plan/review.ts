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

/**
 * Each need that wasn't withdrawn goes to an expert of its field in turn, every expert getting their needs at once; five
 * experts stand back, and the next one takes it.
 */
export function planReviews(
  submissions: readonly Submission[],
  expertsOf: (field: string) => readonly string[],
  dice: Dice,
): Map<string, Review> {
  const turns = new Map<string, number>();
  const asked = new Map<string, number>();
  const reviewed = submissions.filter(({ need }) => need.outcome !== 'withdrawn');
  const conflicts = conflictReasons.map((_reason, index) =>
    Math.floor((reviewed.length * (index + 0.5)) / 5),
  );
  return new Map(
    reviewed.map(({ need }, index) => {
      const experts = expertsOf(need.field);
      const turn = turns.get(need.field) ?? 0;
      turns.set(need.field, turn + 1);
      const [first, next] = [experts[turn % experts.length]!, experts[(turn + 1) % experts.length]!];
      if (!asked.has(first)) asked.set(first, calendar.before('2022-04-06') + 60 + 4 * asked.size);
      const reason = conflictReasons[conflicts.indexOf(index)];
      const recommendation = recommendationFor[need.outcome as keyof typeof recommendationFor];
      return [
        need.key,
        timed({ first, next, asked: asked.get(first)!, reason, recommendation }, need.key, dice),
      ];
    }),
  );
}

interface Untimed {
  readonly first: string;
  readonly next: string;
  /** The working minute at which the first one is asked. */
  readonly asked: number;
  /** Why the first one stands back, if they do. */
  readonly reason: string | undefined;
  readonly recommendation: Recommendation;
}

/** Judged before Labour Day, decided in the two days after the decision is recorded. */
function timed({ first, next, asked, reason, recommendation }: Untimed, key: string, dice: Dice): Review {
  const declared = asked + 160 + dice.below(500, 'conflict', key);
  const taken = reason === undefined ? asked : declared + 60;
  const accepted = taken + 150 + dice.below(900, 'accepted', key);
  const submitted = accepted + 200 + dice.below(3_200, 'reviewed', key);
  const [lowest, above] = pointsFor[recommendation];
  return {
    expert: reason === undefined ? first : next,
    recommendation,
    assignedAt: calendar.instant(taken),
    acceptedAt: calendar.instant(accepted),
    submittedAt: calendar.instant(submitted),
    points: Array.from({ length: criteria }, (_, index) => lowest + dice.below(above, 'points', key, index)),
    conflict:
      reason === undefined
        ? null
        : {
            expert: first,
            reason,
            assignedAt: calendar.instant(asked),
            declaredAt: calendar.instant(declared),
          },
    decidedAt: calendar.instant(calendar.before('2022-05-09') + 120 + dice.below(600, 'decided', key)),
  };
}
