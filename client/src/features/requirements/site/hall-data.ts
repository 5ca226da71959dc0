import { regions } from '@duijie/shared';
import { apiLanguage } from '../../../ui/language.js';
import { refusalCode, type SiteContext } from '../../../ui/site/page.js';
import {
  HallDocument,
  HallOpenDocument,
  HallSurroundingsDocument,
  HallWithoutSearchDocument,
  type NeedCardFragment,
} from './hall.generated.js';
import { type Wish } from './hall-address.js';
import { listFilter, listSort, searchFilter, searchSort } from './hall-filters.js';

type Names = ReadonlyMap<string, string>;

/** A need in the list, with what matched in it as escaped HTML, by field. */
export interface FoundNeed {
  readonly need: NeedCardFragment;
  readonly highlights: ReadonlyMap<string, string>;
}

export interface Found {
  readonly needs: readonly FoundNeed[];
  readonly total: number;
  readonly next: string | null;
  /** How many there would be, by facet and value; null while there is no search. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>> | null;
  /** Nothing has all of the words; these have some. */
  readonly isLoose: boolean;
}

export interface HallData extends Found {
  readonly wish: Wish;
  readonly open: number;
  readonly fieldNames: Names;
  readonly challengeNames: Names;
  /** Codes of the prefectures in the regions of the challenges. */
  readonly prefectures: readonly string[];
  readonly now: Date;
}

/** Everything the hall shows for a wish. */
export async function hallData(context: SiteContext, wish: Wish): Promise<HallData> {
  const { ask, language, now } = context;
  const [{ challenges }, { requirements }, found] = await Promise.all([
    ask(HallSurroundingsDocument, { lang: apiLanguage(language) }),
    ask(HallOpenDocument, {}),
    find(context, wish),
  ]);
  const known = challenges.edges.map(({ node }) => node);
  const fields = known.flatMap(({ fields: each }) => each);
  return {
    ...found,
    wish,
    now,
    open: requirements.totalCount,
    fieldNames: new Map(fields.map(({ code, name }) => [code, name.text])),
    challengeNames: new Map(known.map(({ slug, name }) => [slug, name.text])),
    prefectures: prefecturesIn(known.map(({ region }) => region)),
  };
}

function prefecturesIn(provinces: readonly string[]): string[] {
  const prefixes = new Set(provinces.map((code) => code.slice(0, 2)));
  const isPrefecture = (code: string) => code.endsWith('00') && !code.endsWith('0000');
  return regions
    .map(({ code }) => code)
    .filter((code) => isPrefecture(code) && prefixes.has(code.slice(0, 2)));
}

/** Searches; while that does not answer, lists by what is known. A cursor from elsewhere means the first page. */
async function find(context: SiteContext, wish: Wish): Promise<Found> {
  return searched(context, wish).catch((error: unknown) => {
    const code = refusalCode(error);
    if (code === 'SEARCH_UNAVAILABLE') return listed(context, wish);
    if (code === 'INVALID_INPUT' && wish.after) return searched(context, { ...wish, after: '' });
    throw error;
  });
}

async function searched({ ask, language, now }: SiteContext, wish: Wish): Promise<Found> {
  const lang = apiLanguage(language);
  const { search } = await ask(HallDocument, {
    query: wish.words,
    filter: searchFilter(wish, now),
    sort: searchSort(wish),
    after: wish.after || null,
    lang,
  });
  const { edges, totalCount, pageInfo, facets, matched } = search!;
  const needs = edges.flatMap(({ node: { requirement: need, highlights } }) => {
    const own = highlights.filter((each) => each.lang === lang && wish.words);
    return need ? [{ need, highlights: new Map(own.map(({ field, html }) => [field, html])) }] : [];
  });
  return {
    needs,
    total: totalCount,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    counts: new Map(
      facets.map(({ name, values }) => [name, new Map(values.map((each) => [each.value, each.count]))]),
    ),
    isLoose: wish.words !== '' && matched === 'ANY',
  };
}

async function listed({ ask, language, now }: SiteContext, wish: Wish): Promise<Found> {
  const { requirements } = await ask(HallWithoutSearchDocument, {
    filter: listFilter(wish, now),
    sort: listSort(wish),
    challenge: wish.challenge || null,
    after: null,
    lang: apiLanguage(language),
  });
  return {
    needs: requirements.edges.map(({ node }) => ({ need: node, highlights: new Map() })),
    total: requirements.totalCount,
    next: null,
    counts: null,
    isLoose: false,
  };
}
