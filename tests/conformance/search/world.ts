import { type Reader, type SearchDocument, type SearchSchema } from '@duijie/server';

/** Technology needs, some of which only one organization may read. */
export const needs: SearchSchema = {
  kind: 'needs',
  text: {
    title: { weight: 6, suggests: true },
    code: { weight: 8, suggests: true },
    keywords: { weight: 4, suggests: true },
    summary: { weight: 1 },
  },
  columns: {
    audience: { type: 'keyword' },
    field: { type: 'keyword', facet: true },
    region: { type: 'keyword', facet: true },
    budget: { type: 'number', facet: true, sort: true },
    deadline: { type: 'date', facet: true, sort: true },
  },
};

export const teams: SearchSchema = {
  kind: 'teams',
  text: { name: { weight: 6, suggests: true }, profile: { weight: 1 } },
  columns: { field: { type: 'keyword', facet: true }, members: { type: 'number', sort: true } },
};

/** Everybody: public needs and all teams. */
export const everybody: Reader = { needs: { column: 'audience', in: ['public'] }, teams: { all: [] } };
/** A member of the organization that wrote the confidential need. */
export const insider: Reader = { ...everybody, needs: { column: 'audience', in: ['public', 'org-a'] } };

interface Need {
  readonly id: string;
  readonly title: [zh: string, en: string];
  readonly summary: [zh: string, en: string];
  readonly keywords: [zh: string[], en: string[]];
  readonly audience?: string;
  readonly field: string;
  readonly region: string[];
  /** Left out where it is to be negotiated. */
  readonly budget?: number;
  readonly deadline: string;
}

export function needDocument(need: Need, rev = 1): SearchDocument {
  const { id, title, summary, keywords, audience = 'public', field, region, budget = null } = need;
  return {
    id,
    rev,
    text: {
      title: { 'zh-CN': title[0], en: title[1] },
      code: { 'zh-CN': `GS2022-XQ-${id.slice(-4)}` },
      keywords: { 'zh-CN': keywords[0], en: keywords[1] },
      summary: { 'zh-CN': summary[0], en: summary[1] },
    },
    columns: { audience, field, region, budget, deadline: new Date(need.deadline) },
  };
}

export const catalyst: Need = {
  id: 'need-0042',
  title: ['低浓度瓦斯催化氧化催化剂的研制', 'Catalyst for the oxidation of low-concentration methane'],
  summary: [
    '开发在450℃以下稳定运行的催化剂，寿命不少于8000小时。',
    'A catalyst stable below 450 °C for 8,000 hours.',
  ],
  keywords: [
    ['催化剂', '瓦斯'],
    ['catalyst', 'coal-mine gas'],
  ],
  field: 'energy',
  region: ['620000', '620100'],
  budget: 2_000_000,
  deadline: '2022-08-31T16:00:00Z',
};

const others: Need[] = [
  {
    id: 'need-0007',
    title: ['马铃薯淀粉废水的资源化利用', 'Using the waste water of potato starch plants'],
    summary: ['每年产生废水二十万吨。', 'Two hundred thousand tonnes of waste water a year.'],
    keywords: [
      ['淀粉', '废水'],
      ['potato starch', 'waste water'],
    ],
    field: 'agriculture',
    region: ['620000', '621100'],
    budget: 500_000,
    deadline: '2022-07-31T16:00:00Z',
  },
  {
    id: 'need-0101',
    title: ['风机叶片<b>结冰</b>监测', 'Detecting ice on blades of wind turbines & towers'],
    summary: ['在零下三十度识别叶片结冰，误报率低于1%。', 'Detect icing at −30 °C with few false alarms.'],
    keywords: [
      ['风电', '结冰'],
      ['wind power', 'icing'],
    ],
    field: 'energy',
    region: ['620000', '620900'],
    deadline: '2022-09-30T16:00:00Z',
  },
  {
    id: 'need-0113',
    title: ['当归有效成分提取工艺', 'Extraction of the active compounds of angelica'],
    summary: ['提高挥发油收率，溶剂可回收。', 'A higher yield of volatile oil with recyclable solvents.'],
    keywords: [
      ['当归', '提取'],
      ['angelica', 'extraction'],
    ],
    field: 'biomedicine',
    region: ['620000', '621100'],
    budget: 800_000,
    deadline: '2022-08-31T16:00:00Z',
  },
  {
    id: 'need-0900',
    title: ['保密项目：钚分离催化剂', 'Confidential: zyxxanthum catalyst'],
    summary: ['只有本单位可见。', 'Only for members: quixotrope.'],
    keywords: [['保密'], ['quixotrope']],
    audience: 'org-a',
    field: 'nuclear',
    region: ['620000', '620400'],
    budget: 9_000_000,
    deadline: '2022-12-31T16:00:00Z',
  },
];

const team = (
  id: string,
  name: [string, string],
  profile: [string, string],
  field: string,
  members: number,
) => ({
  id,
  rev: 1,
  text: { name: { 'zh-CN': name[0], en: name[1] }, profile: { 'zh-CN': profile[0], en: profile[1] } },
  columns: { field, members },
});

export const teamDocuments: SearchDocument[] = [
  team(
    'team-1',
    ['绿色催化团队', 'Green catalysis group'],
    ['催化剂与反应工程。', 'Catalysts and reactors.'],
    'energy',
    12,
  ),
  team(
    'team-2',
    ['中药工程团队', 'Herbal engineering'],
    ['当归、黄芪等的提取。', 'Extraction of herbs.'],
    'biomedicine',
    5,
  ),
];

export const needDocuments: SearchDocument[] = [catalyst, ...others].map((need) => needDocument(need));

export const glossary = [
  { zh: '瓦斯', en: 'methane' },
  { zh: '废水', en: 'waste water' },
  { zh: '风力发电机', en: 'wind turbine' },
];
