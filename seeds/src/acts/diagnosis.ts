import { type RoundTerms, type Sheet } from '@duijie/server';
import { type Bilingual } from '../content/index.js';
import { type Recommendation } from '../plan/index.js';
import { dictionary, localized } from './texts.js';

/** The best score of a criterion, in tenths of a point. */
const best = 250;

const criteria = [
  {
    code: 'authenticity',
    name: { zh: '需求真实性', en: 'Real need' },
    low: {
      zh: '现成产品即可满足，或属一般采购。',
      en: 'Products on the market meet it, or it is a purchase.',
    },
    high: {
      zh: '生产中确有难题，企业已作尝试而未解决。',
      en: 'A real difficulty that the enterprise tried to solve.',
    },
  },
  {
    code: 'clarity',
    name: { zh: '指标明确性', en: 'Clear indicators' },
    low: { zh: '指标笼统，无法检验。', en: 'Vague indicators that nothing can be tested against.' },
    high: { zh: '指标量化，测试方法明确。', en: 'Measurable indicators with a stated test.' },
  },
  {
    code: 'feasibility',
    name: { zh: '技术可行性', en: 'Feasibility' },
    low: {
      zh: '违背科学规律，或期限内不可能完成。',
      en: 'Against the laws of nature, or impossible in the time.',
    },
    high: { zh: '路线可期，国内有团队能承担。', en: 'A route is in sight and teams can take it.' },
  },
  {
    code: 'value',
    name: { zh: '产业带动性', en: 'Value to the industry' },
    low: { zh: '效益有限，难以推广。', en: 'Little benefit, hard to spread.' },
    high: { zh: '可带动省内同类企业。', en: 'Others of the industry in the province benefit.' },
  },
] as const;

const recommendations = [
  { code: 'select', name: { zh: '建议发布', en: 'Select' } },
  { code: 'return', name: { zh: '退回补充', en: 'Return' } },
  { code: 'reject', name: { zh: '不予发布', en: 'Reject' } },
] as const satisfies readonly { code: Recommendation; name: Bilingual }[];

/** The round in which experts of the field look at each need once. */
export function diagnosisRound(from: Date, until: Date): RoundTerms {
  return {
    name: localized({ zh: '需求诊断', en: 'Diagnosis of needs' }),
    kind: 'paper',
    blind: false,
    rubric: criteria.map(({ code, name, low, high }) => ({
      code,
      name: localized(name),
      maxScore: best,
      weight: 1,
      anchors: [
        { score: 0, text: localized(low) },
        { score: best, text: localized(high) },
      ],
    })),
    recommendations: dictionary(recommendations),
    formula: 'mean',
    tieRule: 'shared-rank',
    tieCriterion: null,
    minimumReviews: 1,
    thresholds: [],
    from,
    until,
  };
}

/** A complete sheet: points (of 25) in the order of the rubric, the finding in words, and what follows from it. */
export function diagnosisSheet(
  points: readonly number[],
  finding: Bilingual,
  recommendation: Recommendation,
): Sheet {
  return {
    scores: criteria.map(({ code }, index) => ({ criterion: code, score: points[index]! * 10 })),
    comment: localized(finding),
    recommendation,
  };
}
