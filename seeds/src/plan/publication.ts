import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';
import { type Submission } from './submission.js';
import { dayEnds, timeOn } from './working-time.js';

/** How a selected need reaches the public. */
export interface Publication {
  readonly revisedAt: Date;
  readonly confirmedAt: Date;
  /** When the enterprise signed on paper, where the organizer entered it later. */
  readonly signedAt: Date | null;
  readonly releasedAt: Date;
  /** As the enterprise asked for it. */
  readonly deadline: Date;
  readonly extension: Extension | null;
}

export interface Extension {
  readonly at: Date;
  readonly deadline: Date;
  readonly reason: string;
}

const batches = [
  { releasedAt: timeOn('2022-05-20', '09:30'), share: 0.4 },
  { releasedAt: timeOn('2022-05-25', '15:00'), share: 0.35 },
  { releasedAt: timeOn('2022-05-31', '10:00'), share: 0.25 },
];
const deadlines = ['2022-08-20', '2022-08-31', '2022-09-10'].map(dayEnds);
const extendedTo = dayEnds('2022-09-20');
const minuteMs = 60_000;

const extensionReasons = [
  '两支团队要求到厂核对工艺参数，企业同意顺延。',
  '企业检修期间无法提供样品，测试数据晚到两周。',
  '受疫情影响，外省团队未能按期到现场踏勘。',
  '原料批次更换，企业补充了新的成分数据。',
  '高校暑期结束后有团队报名，应企业请求延期。',
];

/** Revised and confirmed in time for three batches; every ninth confirmation comes on paper, five deadlines are put off. */
export function planPublications(submissions: readonly Submission[], dice: Dice): Map<string, Publication> {
  const released = submissions.filter(({ need }) => need.outcome === 'released');
  const shuffled = dice.shuffled(released, ({ need }) => `batch ${need.key}`);
  const extended = extensionReasons.map((_reason, index) =>
    Math.floor((released.length * (index + 0.5)) / 5),
  );
  return new Map(
    shuffled.map(({ need }, index) => {
      const reason = extensionReasons[extended.indexOf(index)];
      return [need.key, publication(need.key, { index, count: shuffled.length, reason }, dice)];
    }),
  );
}

interface Place {
  readonly index: number;
  readonly count: number;
  readonly reason: string | undefined;
}

function publication(key: string, { index, count, reason }: Place, dice: Dice): Publication {
  const revised = calendar.before('2022-05-12') + dice.below(700, 'revised', key);
  const confirmed = revised + 90 + dice.below(900, 'confirmed', key);
  const onPaper = index % 9 === 4;
  const batch = batchOf(index / count);
  return {
    revisedAt: calendar.instant(revised),
    confirmedAt: calendar.instant(onPaper ? confirmed + 400 : confirmed),
    signedAt: onPaper ? calendar.instant(confirmed) : null,
    releasedAt: new Date(batch.getTime() + (index % 40) * minuteMs),
    deadline: deadlines[dice.below(deadlines.length, 'deadline', key)]!,
    extension: reason === undefined ? null : { at: extensionAt(key, dice), deadline: extendedTo, reason },
  };
}

function batchOf(share: number): Date {
  let sum = 0;
  const batch = batches.find((each) => share < (sum += each.share));
  return (batch ?? batches.at(-1)!).releasedAt;
}

function extensionAt(key: string, dice: Dice): Date {
  return calendar.instant(calendar.before('2022-08-08') + dice.below(3_000, 'extended', key));
}
