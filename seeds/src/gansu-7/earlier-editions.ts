import { localized } from '../acts/texts.js';
import { calendar } from '../plan/index.js';
import { inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

type Declared = Readonly<Record<string, string>>;

/** An edition from before the system, with the totals that were published and nothing more. */
interface EarlierEdition {
  readonly slug: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly fromYear: number;
  readonly year: number;
  readonly region: string;
  readonly source: { readonly zh: string; readonly en: string };
  readonly figures: Declared;
}

/** Amounts are in fen. */
const editions: readonly EarlierEdition[] = [
  {
    slug: 'gansu-5',
    name: { zh: '第五届中国创新挑战赛（甘肃）', en: 'The 5th China Innovation Challenge (Gansu)' },
    ...{ fromYear: 2020, year: 2020, region: '620000' },
    source: { zh: '当年新闻报道', en: 'Press report of the edition' },
    figures: {
      requirementsCollected: '202',
      requirementsReleased: '124',
      requirementsAnswered: '63',
      teams: '90',
      contractsSigned: '42',
      contracted: '3735000000',
    },
  },
  {
    slug: 'gansu-6',
    name: { zh: '第六届中国创新挑战赛（甘肃）', en: 'The 6th China Innovation Challenge (Gansu)' },
    ...{ fromYear: 2021, year: 2021, region: '620000' },
    source: { zh: '当年新闻报道', en: 'Press report of the edition' },
    figures: { contractsSigned: '44', contracted: '3860000000' },
  },
  {
    slug: 'gansu-lanzhou-1-to-6',
    name: {
      zh: '中国创新挑战赛（甘肃·兰州）六届合计',
      en: 'China Innovation Challenge (Gansu, Lanzhou), six editions',
    },
    ...{ fromYear: 2017, year: 2022, region: '620100' },
    source: {
      zh: '新闻报道的六届累计数；合同金额为约数2.2亿元',
      en: 'Press report, cumulative over six editions; the contracted amount is given as about 220 million yuan',
    },
    figures: {
      requirementsCollected: '1008',
      requirementsReleased: '636',
      requirementsAnswered: '339',
      solutions: '794',
      teams: '524',
      contractsSigned: '249',
      contracted: '22000000000',
    },
  },
];

/** The administrator declares what earlier editions published, so that this one stands beside them. */
export function earlierEditions({ telling }: Season): Part[] {
  return [
    inTurn('Earlier editions are declared', editions, ({ name, source, figures, ...edition }) =>
      telling.scene(`declare ${edition.slug}`, calendar.instant(410), async (troupe) => {
        const administrator = await troupe.as(telling.office.administrator);
        await troupe.services.statistics.editions.declare(administrator, {
          ...{ ...edition, programme: 'technology-challenge' },
          ...{ name: localized(name), source: localized(source) },
          figures: Object.entries(figures).map(([figure, value]) => ({ figure, value })),
        });
      }),
    ),
  ];
}
