import { type NewChallenge } from '@duijie/server';
import { dictionaries } from '../acts/dictionaries.js';
import { localized } from '../acts/texts.js';
import { type Days } from './days.js';

/** A small challenge that takes requirements and answers now. */
export function openChallenge(organizer: string, days: Days): NewChallenge {
  return {
    slug: 'open-now',
    programme: 'technology-challenge',
    name: localized({ zh: '开放演示挑战赛', en: 'Open demonstration challenge' }),
    summary: localized({
      zh: '演示数据，全部虚构：一个正在进行的小型挑战赛，供试用，不影响第七届的数据；截止时间相对于首次启动推算。',
      en: 'Synthetic, all invented: a small challenge that is going on, for trying things without touching the seventh edition; its deadlines are counted from the first start.',
    }),
    year: days.year,
    edition: 1,
    region: '620000',
    organizers: [organizer],
    codePrefix: `DJ${days.year}`,
    stages: [
      {
        code: 'collection',
        name: localized({ zh: '需求征集与诊断', en: 'Collection and diagnosis of needs' }),
        from: days.begins(-30),
        until: days.begins(30),
      },
      {
        code: 'solicitation',
        name: localized({ zh: '需求发布与方案征集', en: 'Release of needs and call for solutions' }),
        from: days.begins(-7),
        until: days.begins(61),
      },
    ],
    dictionaries,
    defaults: { requirementDeadline: days.begins(46), awardSlots: 1 },
  };
}
