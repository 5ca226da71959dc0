import { type Bulletin, publishBulletin, tableOfFields } from '../acts/bulletins.js';
import { timeOn } from '../plan/index.js';
import { inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** Where teams came from, in the order of the announcement. */
const provinces = [
  { code: '110000', zh: '北京', en: 'Beijing' },
  { code: '120000', zh: '天津', en: 'Tianjin' },
  { code: '330000', zh: '浙江', en: 'Zhejiang' },
  { code: '320000', zh: '江苏', en: 'Jiangsu' },
  { code: '510000', zh: '四川', en: 'Sichuan' },
  { code: '610000', zh: '陕西', en: 'Shaanxi' },
  { code: '620000', zh: '甘肃', en: 'Gansu' },
] as const;

type Figures = Parameters<Bulletin['words']>[0];

const programme = 'technology-challenge';

/** At the first deadline, corrected when the last one had passed; told of solutions. */
const solicitation: Bulletin = {
  programme,
  title: { zh: '第七届中国创新挑战赛（甘肃）方案征集情况通报', en: 'Bulletin on the call for solutions' },
  asOf: timeOn('2022-09-01', '09:00'),
  publishedAt: timeOn('2022-09-01', '10:00'),
  words: ({ totals: { requirementsReleased, solutions, requirementsAnswered } }) => ({
    zh: `截至8月31日，面向全国发布技术创新需求${requirementsReleased}项，针对其中${requirementsAnswered}项收到解决方案${solutions}个，方案征集结束。`,
    en: `By 31 August ${requirementsReleased} requirements were released to the whole country, and ${solutions} solutions for ${requirementsAnswered} of them were received. The call for solutions is over.`,
  }),
  correction: {
    at: timeOn('2022-09-22', '11:00'),
    text: {
      zh: '部分需求延期至9月，逾期提交的方案经批准后一并接收，上述数字不含此两项。“方案征集结束”应为“方案征集主体阶段结束”，最终数字以年度通报为准。',
      en: 'Some requirements stayed open into September, and late solutions were admitted; the figures contain neither. Only the main part of the call was over. The annual bulletin gives the final figures.',
    },
    reason: '漏计延期需求与批准接收的逾期方案',
  },
};

/** The year in the words of the announcement. */
const year: Bulletin = {
  programme,
  title: {
    zh: '第七届中国创新挑战赛（甘肃）年度通报',
    en: 'Annual bulletin of the 7th China Innovation Challenge (Gansu)',
  },
  asOf: timeOn('2022-12-30', '16:00'),
  publishedAt: timeOn('2022-12-30', '16:30'),
  words: (figures) => ({
    zh: `${announcement(figures).zh}\n\n${tableOfFields(figures).zh}`,
    en: `${announcement(figures).en}\n\n${tableOfFields(figures).en}`,
  }),
  correction: null,
};

function announcement({ totals, by }: Figures): { zh: string; en: string } {
  const { requirementsCollected: collected, requirementsReleased: released } = totals;
  const { requirementsAnswered: answered, solutions, teams, docked, contracted } = totals;
  const from = provinces.filter(({ code }) => by.province.get(code)?.teams);
  const wan = contracted / 1_000_000n;
  return {
    zh: `第七届中国创新挑战赛（甘肃）成功举办，征集企业技术创新需求${collected}项，遴选发布技术创新需求${released}项，涉及电子信息、装备制造、节能环保、现代农业、生物医药、石油化工等领域，征集${from.map(({ zh }) => zh).join('、')}等地挑战团队${teams}支，针对${answered}项技术创新需求征集解决方案${solutions}个。经过激烈的现场比拼和竞争对接，共有${docked}项技术创新需求与解决方案成功对接，签订产学研合作协议，合同金额${wan}万元。`,
    en: `The 7th China Innovation Challenge (Gansu) was successfully held: ${collected} technological innovation requirements of enterprises were collected and ${released} selected for release, involving electronic information, equipment manufacturing, energy conservation and environmental protection, modern agriculture, biomedicine, petrochemical industry and other fields. ${teams} challenge teams from ${from.map(({ en }) => en).join(', ')} were recruited, and ${solutions} solutions were collected for ${answered} requirements. After on-site competition and competitive docking, ${docked} requirements and solutions were docked, with a contracted amount of ${Number(wan) / 100} million yuan.`,
  };
}

/** What the office told the public of the season. */
export function bulletins({ telling }: Season): Part[] {
  return [
    inTurn('Bulletins are published', [solicitation, year], (bulletin) => publishBulletin(telling, bulletin)),
  ];
}
