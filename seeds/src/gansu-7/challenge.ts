import { type NewChallenge } from '@duijie/server';
import { dictionaries } from '../acts/dictionaries.js';
import { localized } from '../acts/texts.js';
import { dayBegins, dayEnds, milestones } from '../plan/index.js';

/** The seventh edition, as its organizing body announced it. */
export function seventhChallenge(organizer: string): NewChallenge {
  return {
    slug: 'gansu-7',
    programme: 'technology-challenge',
    name: localized({
      zh: '第七届中国创新挑战赛（甘肃）',
      en: 'The 7th China Innovation Challenge (Gansu)',
    }),
    summary: localized({
      zh: '演示数据：需求、企业、团队、方案、合同与人物均为虚构，仅总数、合同总额及各领域征集数与发布数取自公开报道。面向全省企业征集技术创新需求，经专家诊断后择优发布，向全国征集解决方案。',
      en: 'Synthetic: needs, enterprises, teams, solutions, contracts and people are invented; only the totals, the contracted sum and the numbers collected and released per field are as published. Technology needs are collected from enterprises of the province, diagnosed by experts, and the best are released to call for solutions from the whole country.',
    }),
    year: 2022,
    edition: 7,
    region: '620000',
    organizers: [organizer],
    codePrefix: 'GS2022',
    stages: stages.map(({ name, ...stage }) => ({ ...stage, name: localized(name) })),
    dictionaries,
    defaults: { requirementDeadline: dayEnds('2022-08-31'), awardSlots: 1 },
  };
}

const stages = [
  {
    code: 'collection',
    name: { zh: '需求征集', en: 'Collection of needs' },
    from: dayBegins('2022-02-15'),
    until: dayBegins('2022-04-01'),
  },
  {
    code: 'diagnosis',
    name: { zh: '需求诊断', en: 'Diagnosis of needs' },
    from: dayBegins('2022-04-06'),
    until: milestones.diagnosisEnds,
  },
  {
    code: 'solicitation',
    name: { zh: '需求发布与方案征集', en: 'Release of needs and call for solutions' },
    from: dayBegins('2022-05-20'),
    until: dayBegins('2022-09-21'),
  },
  {
    code: 'contest',
    name: { zh: '现场赛', en: 'On-site contest' },
    from: dayBegins('2022-09-22'),
    until: dayBegins('2022-10-23'),
  },
  {
    code: 'docking',
    name: { zh: '对接签约', en: 'Docking and contracts' },
    from: dayBegins('2022-10-24'),
    until: dayBegins('2023-01-01'),
  },
];
