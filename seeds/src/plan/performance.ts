import { percentOf } from './amounts.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';

/** How far the parties came by the end of the year. */
export interface Performance {
  readonly beganAt: Date;
  readonly milestones: readonly MilestonePlan[];
  /** When the enterprise accepted the result. */
  readonly acceptedAt: Date | null;
}

export interface MilestonePlan {
  readonly name: 'start' | 'pilot' | 'acceptance';
  readonly dueAt: Date;
  readonly amount: bigint;
  readonly reachedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly payment: PaymentPlan | null;
}

export interface PaymentPlan {
  readonly at: Date;
  /** When the provider saw it arrive. */
  readonly confirmedAt: Date | null;
  /** Entered by the office from the bank's receipt, as of an hour before. */
  readonly isOnPaper: boolean;
}

const accepted = 3;
const performing = 22;
const dayMs = 86_400_000;

interface Place {
  /** In the order of contracts. */
  readonly index: number;
  readonly total: bigint;
  /** The working minute of its registration. */
  readonly registered: number;
  readonly key: string;
}

/** The earliest are accepted by the end of the year, the next have begun, the others have not. */
export function performanceOf(place: Place, dice: Dice): Performance | null {
  const { index, registered, key } = place;
  if (index >= performing) return null;
  const began = registered + 200 + dice.below(300, 'began', key);
  const isAccepted = index < accepted;
  return {
    beganAt: calendar.instant(began),
    milestones: milestonesOf(place, began, isAccepted),
    acceptedAt: isAccepted ? calendar.instant(began + 6_000) : null,
  };
}

function milestonesOf({ index, total }: Place, began: number, isAccepted: boolean): MilestonePlan[] {
  const first = percentOf(total, 40);
  const second = percentOf(total, 40);
  const amounts = [first, second, total - first - second];
  // One after the other: nothing, reached, confirmed, paid, paid and arrived.
  const steps = isAccepted ? 12 : index % 5;
  const names = ['start', 'pilot', 'acceptance'] as const;
  return names.map((name, position) => {
    const done = steps - position * 4;
    const at = (step: number) => calendar.instant(began + 100 + (position * 4 + step) * 130);
    return {
      name,
      dueAt: new Date(calendar.instant(began).getTime() + (position * 150 + 30) * dayMs),
      amount: amounts[position]!,
      reachedAt: done >= 1 ? at(1) : null,
      confirmedAt: done >= 2 ? at(2) : null,
      payment:
        done >= 3
          ? { at: at(3), confirmedAt: done >= 4 ? at(4) : null, isOnPaper: (index + position) % 4 === 1 }
          : null,
    };
  });
}
