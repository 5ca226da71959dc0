import { languages } from '@duijie/shared';
import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { PageArgs, type RequestContext } from '../kernel/graphql/index.js';
import { type Found } from '../kernel/index.js';
import { cursorIn, type SearchPage, type SearchService } from './service.js';
import {
  SearchFilterInput,
  type SearchHighlight,
  type SearchHit,
  type SearchKind,
  SearchKindEnum,
  SearchResult,
  SearchSuggestion,
} from './types.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly searching: SearchService) {}

  @Query(() => SearchResult, {
    nullable: true,
    description:
      'What the viewer finds of any kind of record by words in Chinese or English; a blank query finds everything. ' +
      'SEARCH_UNAVAILABLE while search does not answer; everything else goes on.',
  })
  async search(
    @Arg('query', () => String, { description: 'At most 1,000 characters.' }) query: string,
    @Arg('kinds', () => [SearchKindEnum], { nullable: true, description: 'All when left out.' })
    kinds: SearchKind[] | null,
    @Arg('filter', () => SearchFilterInput, { nullable: true }) filter: SearchFilterInput | null,
    @Arg('facets', () => [String], {
      nullable: true,
      description: 'Counts to give, e.g. `field`, `region`, `status`, `budget`, `deadline`.',
    })
    facets: string[] | null,
    @Arg('sort', () => String, {
      nullable: true,
      description: 'RELEVANCE if left out; else e.g. DATE_DESC, DEADLINE_ASC, BUDGET_DESC.',
    })
    sort: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SearchResult> {
    const found = await this.searching.search(viewer, { query, kinds, filter }, { ...page, facets, sort });
    return resultOf(found, facets ?? []);
  }

  @Query(() => [SearchSuggestion], {
    nullable: true,
    description: 'Titles, names, codes and keywords for what is typed so far; at most 20, 8 if left out.',
  })
  async suggest(
    @Arg('prefix', () => String) prefix: string,
    @Arg('kinds', () => [SearchKindEnum], { nullable: true }) kinds: SearchKind[] | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SearchSuggestion[]> {
    const suggestions = await this.searching.suggest(viewer, prefix, kinds, first);
    return suggestions.map(({ kind, id: record, field, language: lang, text, highlighted: html }) => ({
      ...{ kind: this.searching.subjectOf(kind) as SearchKind, record, field, lang, text, html },
    }));
  }
}

function resultOf(page: SearchPage, facets: readonly string[]): SearchResult {
  const edges = page.hits.map((hit, index) => ({ cursor: cursorIn(page, index), node: hitOf(hit) }));
  const total = page.total.value;
  return {
    edges,
    pageInfo: {
      hasNextPage: page.offset + edges.length < total,
      hasPreviousPage: page.offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
    counts: page.counts as SearchResult['counts'],
    matched: page.matched,
    facets: [...new Set(facets)].map((name) => ({ name, values: [...(page.facets[name] ?? [])] })),
  };
}

function hitOf({ subject, record, highlights }: Found): SearchHit {
  const of = (kind: SearchKind) => (subject === kind ? record : null);
  return {
    kind: subject as SearchKind,
    highlights: highlightsOf(highlights),
    requirement: of('requirement'),
    solution: of('solution'),
    team: of('team'),
    organization: of('organization'),
    contract: of('contract'),
  };
}

function highlightsOf(highlights: Found['highlights']): SearchHighlight[] {
  return Object.entries(highlights).flatMap(([field, texts]) =>
    languages.flatMap((lang) => {
      const html = texts[lang];
      return html === undefined ? [] : [{ field, lang, html }];
    }),
  );
}
