import { regions } from '@duijie/shared';
import { apiLanguage } from '../../../ui/language.js';
import { refusalCode, type SiteContext } from '../../../ui/site/page.js';
import { requirementStatus } from '../status-names.js';
import {
  HallCountDocument,
  HallDocument,
  HallSurroundingsDocument,
  type HallQuery,
} from './hall.generated.js';
import { type Filter, filterOf, publicStates, type Wish } from './hall-address.js';
import { type FacetValue } from './Facets.js';

type Names = ReadonlyMap<string, string>;

export interface HallData {
  readonly wish: Wish;
  readonly needs: HallQuery['requirements'];
  readonly open: number;
  readonly fieldNames: Names;
  readonly challengeNames: Names;
  /** Codes of the prefectures in the regions of the challenges. */
  readonly prefectures: readonly string[];
  readonly fields: readonly FacetValue<string>[];
  readonly status: readonly FacetValue<(typeof publicStates)[number]>[];
  readonly now: Date;
}

/** Everything the hall shows for a wish. A facet's counts leave its own choice out, so that one sees what else there is. */
export async function hallData(context: SiteContext, wish: Wish): Promise<HallData> {
  const { ask, language, i18n, now } = context;
  const lang = apiLanguage(language);
  const { challenges } = await ask(HallSurroundingsDocument, { lang });
  const known = challenges.edges.map(({ node }) => node);
  const fieldNames: Names = new Map(
    known.flatMap(({ fields }) => fields.map(({ code, name }) => [code, name.text] as const)).reverse(),
  );
  const count = async (filter: Filter) => {
    const variables = { filter, challenge: wish.challenge || null };
    return (await ask(HallCountDocument, variables)).requirements.totalCount;
  };
  const anyField = filterOf({ ...wish, fields: [] }, now);
  const anyStatus = filterOf({ ...wish, status: [] }, now);
  const [needs, open, fields, status] = await Promise.all([
    askNeeds(context, wish),
    count({ status: ['RELEASED'] }),
    Promise.all(
      [...fieldNames].reverse().map(async ([value, label]) => ({
        value,
        label,
        count: await count({ ...anyField, fields: [value] }),
      })),
    ),
    Promise.all(
      publicStates.map(async (value) => ({
        value,
        label: i18n._(requirementStatus[value].label),
        count: await count({ ...anyStatus, status: [value] }),
      })),
    ),
  ]);
  const challengeNames: Names = new Map(known.map(({ slug, name }) => [slug, name.text]));
  const prefectures = prefecturesIn(known.map(({ region }) => region));
  return { wish, needs, open, fieldNames, challengeNames, prefectures, fields, status, now };
}

function prefecturesIn(provinces: readonly string[]): string[] {
  const prefixes = new Set(provinces.map((code) => code.slice(0, 2)));
  const isPrefecture = (code: string) => code.endsWith('00') && !code.endsWith('0000');
  return regions
    .map(({ code }) => code)
    .filter((code) => isPrefecture(code) && prefixes.has(code.slice(0, 2)));
}

/** A cursor from elsewhere means the first page. */
async function askNeeds({ ask, language, now }: SiteContext, wish: Wish): Promise<HallQuery['requirements']> {
  const variables = {
    filter: filterOf(wish, now),
    sort: wish.sort,
    challenge: wish.challenge || null,
    lang: apiLanguage(language),
  };
  const { requirements } = await ask(HallDocument, { ...variables, after: wish.after || null }).catch(
    (error: unknown) => {
      if (!wish.after || refusalCode(error) !== 'INVALID_INPUT') throw error;
      return ask(HallDocument, { ...variables, after: null });
    },
  );
  return requirements;
}
