import { type Bilingual, type SolutionEntry } from '../content/index.js';
import { type Dice } from './dice.js';
import { calendar } from './season-calendar.js';
import { type SolutionPlan } from './solution.js';

/** What a team asks about a need before it hands in, and what the enterprise answers. */
export interface QuestionPlan {
  readonly solution: SolutionEntry;
  readonly text: Bilingual;
  readonly askedAt: Date;
  /** Null where the office left it unanswered. */
  readonly answer: Bilingual | null;
  readonly answeredAt: Date;
}

/** A leader's acceptance of the terms of confidentiality. */
export interface AcceptancePlan {
  readonly solution: SolutionEntry;
  readonly at: Date;
}

const questions = 14;
const acceptances = 18;
const minuteMs = 60_000;

/** A few teams ask about an indicator once they have begun to write. */
export function planQuestions(plans: readonly SolutionPlan[], dice: Dice): QuestionPlan[] {
  const patient = plans.filter(({ draftedAt, handedInAt, late }) => {
    return late === null && handedInAt.getTime() - draftedAt.getTime() > 4 * 24 * 60 * minuteMs;
  });
  return dice
    .shuffled(patient, ({ solution }) => `asks ${solution.key}`)
    .slice(0, questions)
    .map(({ solution, draftedAt }, index) => ({
      solution,
      askedAt: new Date(draftedAt.getTime() + 30 * minuteMs),
      answeredAt: calendar.instant(
        calendar.throughDayOf(draftedAt) + 60 + dice.below(300, 'answers', solution.key),
      ),
      ...wordsFor(solution, index),
    }));
}

/** Some leaders want to talk to the enterprise before their team writes much. */
export function planAcceptances(plans: readonly SolutionPlan[], dice: Dice): AcceptancePlan[] {
  return dice
    .shuffled(plans, ({ solution }) => `accepts ${solution.key}`)
    .slice(0, acceptances)
    .map(({ solution, draftedAt }) => ({ solution, at: new Date(draftedAt.getTime() + 10 * minuteMs) }));
}

type Words = Pick<QuestionPlan, 'text' | 'answer'>;

function wordsFor({ need }: SolutionEntry, index: number): Words {
  const indicator = need.indicators[index % need.indicators.length]!;
  const { name, method } = indicator;
  const each: Words[] = [
    {
      text: {
        zh: `指标“${name.zh}”的考核方法写为“${method.zh}”，样品由企业提供还是团队自备？`,
        en: `The test for "${name.en}" reads "${method.en}". Does the enterprise supply the samples, or the team?`,
      },
      answer: {
        zh: '样品由企业按现行生产批次提供，团队说明所需数量即可，运费由企业承担。',
        en: 'The enterprise supplies samples from current production; tell us how many. We pay for carriage.',
      },
    },
    {
      text: {
        zh: `“${name.zh}”是按单次结果考核，还是按连续运行的平均值考核？`,
        en: `Is "${name.en}" judged by a single result or by the mean of continuous running?`,
      },
      answer: {
        zh: `按需求书所列方法执行：${method.zh}。单次超差可复测一次，以复测为准。`,
        en: `As the requirement says: ${method.en}. A single miss may be tested again, and then that counts.`,
      },
    },
    {
      text: {
        zh: `为达到“${name.zh}”，现有设备可否作小幅改造，改造费用是否计入报价？`,
        en: `May the present equipment be altered slightly to reach "${name.en}", and is that part of the price?`,
      },
      answer: {
        zh: '可以改造，但不得影响正常生产；改造费用请单列，不计入技术报价。',
        en: 'It may, as long as production goes on. List the cost of it apart from the price of the technology.',
      },
    },
    {
      text: {
        zh: `能否先到现场了解“${name.zh}”的现状？一般需要提前几天预约？`,
        en: `Can we see on site how "${name.en}" stands today, and how many days ahead should we say so?`,
      },
      answer: {
        zh: '可以，请提前三个工作日与联系人预约，进厂须签署安全告知书。',
        en: 'Yes. Make an appointment three working days ahead; a safety briefing is signed at the gate.',
      },
    },
  ];
  const words = each[index % each.length]!;
  return index === questions - 1 ? { text: words.text, answer: null } : words;
}
