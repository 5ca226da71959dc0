import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type RoundForm } from './form.js';

const text = (zh: string, en: string): LocalizedTextInput => ({
  lang: 'ZH_CN',
  text: zh,
  translations: [{ lang: 'EN', text: en }],
});

const anchors = (low: [string, string], middle: [string, string], high: [string, string]) => [
  { score: '9', text: text(...high) },
  { score: '6', text: text(...middle) },
  { score: '3', text: text(...low) },
];

const open: RoundForm = {
  name: null,
  kind: 'PAPER',
  blind: false,
  formula: 'MEAN',
  tieRule: 'SHARED_RANK',
  minimumReviews: '1',
  rubric: [],
  recommendations: [],
  thresholds: [],
};

const diagnosis: RoundForm = {
  ...open,
  name: text('需求诊断', 'Diagnosis of needs'),
  rubric: [
    {
      code: 'clarity',
      name: text('需求明确程度', 'Clarity of the need'),
      maxScore: '10',
      weight: '1',
      anchors: anchors(
        ['问题不清，无可测指标', 'The problem is vague, nothing can be measured'],
        ['问题清楚，部分指标可测', 'The problem is clear, some targets can be measured'],
        ['问题清楚，指标均可测', 'The problem is clear, every target can be measured'],
      ),
    },
    {
      code: 'value',
      name: text('应用价值', 'Value of a solution'),
      maxScore: '10',
      weight: '1',
      anchors: anchors(
        ['对企业影响有限', 'Little changes for the enterprise'],
        ['对企业有明显效益', 'The enterprise gains visibly'],
        ['对行业有带动作用', 'The whole industry gains'],
      ),
    },
  ],
  recommendations: [
    { code: 'select', name: text('建议入选', 'Select'), retired: false },
    { code: 'return', name: text('建议退回修改', 'Return for revision'), retired: false },
    { code: 'reject', name: text('建议不予受理', 'Reject'), retired: false },
  ],
};

const screening: RoundForm = {
  ...open,
  name: text('方案初评', 'Screening of solutions'),
  blind: true,
  minimumReviews: '3',
  tieRule: 'HIGHER_CRITERION',
  tieCriterion: 'feasibility',
  rubric: [
    {
      code: 'feasibility',
      name: text('技术可行性', 'Feasibility'),
      maxScore: '10',
      weight: '4',
      anchors: anchors(
        ['路线未经验证', 'Nothing was shown to work'],
        ['有实验室验证', 'Shown in a laboratory'],
        ['有中试或工程验证', 'Shown at pilot scale or beyond'],
      ),
    },
    {
      code: 'targets',
      name: text('指标满足程度', 'Targets met'),
      maxScore: '10',
      weight: '4',
      anchors: anchors(
        ['有必达指标不满足', 'A target that must be met is not'],
        ['必达指标均满足', 'All that must be met are met'],
        ['全部满足并有依据', 'All are met, with evidence'],
      ),
    },
    {
      code: 'cost',
      name: text('经济性', 'Economy'),
      maxScore: '10',
      weight: '2',
      anchors: anchors(
        ['费用与收益不相称', 'The cost is out of proportion'],
        ['费用合理', 'The cost is reasonable'],
        ['费用低、收益快', 'Cheap, and it pays soon'],
      ),
    },
  ],
  thresholds: [{ outcome: 'advance', atLeast: '60' }],
};

const final: RoundForm = {
  ...screening,
  name: text('现场赛', 'Final on site'),
  kind: 'ON_SITE',
  blind: false,
  formula: 'TRIMMED_MEAN',
  minimumReviews: '5',
  thresholds: [{ outcome: 'award', atLeast: '70' }],
};

/** What organizers usually need, to begin with. */
export const templates = { diagnosis, screening, final, open } as const;
export type TemplateName = keyof typeof templates;
