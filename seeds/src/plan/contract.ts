import { percentOf, apportion } from './amounts.js';
import { type Dice } from './dice.js';
import { type AgreedPlan } from './docking.js';
import { type Performance, performanceOf } from './performance.js';
import { calendar } from './season-calendar.js';

/** A party's signature; on paper, the office enters later what was signed before. */
export interface Signature {
  readonly at: Date;
  readonly signedAt: Date | null;
}

export interface ContractPlan {
  readonly docking: AgreedPlan;
  /** Fen, with the amendment. */
  readonly total: bigint;
  readonly draftedAt: Date;
  /** The intent that came first and that it replaces. */
  readonly intent: { readonly draftedAt: Date; readonly signatures: readonly Signature[] } | null;
  /** The service centre stands by. */
  readonly hasWitness: boolean;
  /** Enterprise, provider, and witness where there is one. */
  readonly signatures: readonly Signature[];
  readonly from: Date;
  readonly until: Date;
  /** Null where it is still to be registered. */
  readonly registration: RegistrationPlan | null;
  readonly amendment: { readonly at: Date; readonly signedAt: Date; readonly before: bigint } | null;
  /** Null where nothing of it was done yet. */
  readonly performance: Performance | null;
}

export interface RegistrationPlan {
  readonly type: 'development' | 'transfer' | 'licence' | 'consulting' | 'service';
  /** Counts on from 1, in the order of registration. */
  readonly number: number;
  readonly technologyValue: bigint;
  readonly at: Date;
  /** The office had sent it back before. */
  readonly refused: { readonly at: Date; readonly reason: string } | null;
}

const witnessEvery = 3;
const onPaperEvery = 5;
const amended = 7;
const refused = 10;
const amendedBy = 5_000_000n;
const refusal = '合同文本未列明技术交易额与设备费的划分，退回补正。';
const dayMs = 86_400_000;

const types: Readonly<Record<string, RegistrationPlan['type']>> = {
  'joint-development': 'development',
  'commissioned-development': 'development',
  'technology-transfer': 'transfer',
  licensing: 'licence',
  consulting: 'consulting',
  'technical-service': 'service',
};

/** A formal contract for each agreement, in order of the agreements; together exactly `total` fen. */
export function planContracts(dockings: readonly AgreedPlan[], total: bigint, dice: Dice): ContractPlan[] {
  const inOrder = [...dockings].sort((a, b) => agreedAt(a).getTime() - agreedAt(b).getTime());
  const totals = apportion(
    total,
    inOrder.map(({ solution }) => solution.priceWan ?? 60),
  );
  return inOrder.map((docking, index) => {
    const place = { index, isLast: index === inOrder.length - 1, total: totals[index]! };
    return contract(docking, place, dice);
  });
}

function agreedAt({ end }: AgreedPlan): Date {
  return end.teamAt;
}

interface Place {
  readonly index: number;
  readonly isLast: boolean;
  readonly total: bigint;
}

function contract(docking: AgreedPlan, { index, isLast, total }: Place, dice: Dice): ContractPlan {
  const { key, months } = docking.solution;
  const hasIntent = index === 2;
  const agreed = calendar.throughDayOf(agreedAt(docking));
  const drafted = agreed + (hasIntent ? 1_600 : 60) + dice.below(200, 'drafted', key);
  const hasWitness = index % witnessEvery === 0;
  const isOnPaper = index % onPaperEvery === 2;
  const signed = signing(drafted + 200, hasWitness ? 3 : 2, isOnPaper, key, dice);
  const from = calendar.instant(signed.last).getTime();
  const registered = signed.last + 780 + dice.below(390, 'registered', key);
  const registration = isLast ? null : registrationOf(docking, { index, total, registered }, dice);
  return {
    docking,
    total,
    draftedAt: calendar.instant(drafted),
    intent: hasIntent ? intentOf(agreed, key, dice) : null,
    hasWitness,
    signatures: signed.signatures,
    from: new Date(from),
    until: new Date(from + months * 30 * dayMs),
    registration,
    amendment: index === amended ? { ...amending(registered + 390), before: total - amendedBy } : null,
    performance: registration && performanceOf({ index, total, registered, key }, dice),
  };
}

function signing(from: number, parties: number, isOnPaper: boolean, key: string, dice: Dice) {
  const each = Array.from(
    { length: parties },
    (_, index) => from + index * 150 + dice.below(100, 'signed', key, index),
  );
  const last = each.at(-1)! + (isOnPaper ? 390 : 0);
  const signatures = each.map((minute): Signature => ({
    at: calendar.instant(isOnPaper ? minute + 390 : minute),
    signedAt: isOnPaper ? calendar.instant(minute) : null,
  }));
  return { signatures, last };
}

function intentOf(agreed: number, key: string, dice: Dice): ContractPlan['intent'] {
  const { signatures } = signing(agreed + 200, 2, false, `intent ${key}`, dice);
  return { draftedAt: calendar.instant(agreed + 60), signatures };
}

function amending(minute: number): { at: Date; signedAt: Date } {
  return { at: calendar.instant(minute + 390), signedAt: calendar.instant(minute) };
}

interface Registering {
  readonly index: number;
  readonly total: bigint;
  readonly registered: number;
}

function registrationOf(
  { solution: { key, need } }: AgreedPlan,
  { index, total, registered }: Registering,
  dice: Dice,
): RegistrationPlan {
  const [mode] = need.cooperationModes;
  // What is amended later was registered with the smaller sum.
  const technologyValue = percentOf(total, 70 + 5 * dice.below(6, 'technology', key));
  const least = total - amendedBy;
  return {
    type: types[mode ?? ''] ?? 'development',
    number: index + 1,
    technologyValue: technologyValue > least ? least : technologyValue,
    at: calendar.instant(registered),
    refused: index === refused ? { at: calendar.instant(registered - 300), reason: refusal } : null,
  };
}
