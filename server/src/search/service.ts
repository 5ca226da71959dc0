import { type ChallengeService } from '../challenges/index.js';
import {
  assertQuery,
  cursorAt,
  type FindAnswer,
  type Findable,
  type Finder,
  invalid,
  type Kernel,
  notFound,
  type PageRequest,
  positionOf,
  type Viewer,
} from '../kernel/index.js';
import { type Filter, type Suggestion } from '../platform/search/index.js';
import { conditionsOf, facetsOf, type SearchFilter, sortOf } from './service/wish.js';

/** What to look for. */
export interface SearchWish {
  readonly query: string;
  /** Subjects such as `requirement`; all when left out or empty. */
  readonly kinds?: readonly string[] | null;
  readonly filter?: SearchFilter | null;
}

/** What is shown besides the hits, and in which order. */
export interface SearchView extends PageRequest {
  readonly facets?: readonly string[] | null;
  readonly sort?: string | null;
}

/** A page of what was found, with where it stands. */
export interface SearchPage extends FindAnswer {
  readonly offset: number;
  /** How many of each kind of record there are, of those kinds that the viewer may look into. */
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
}

const mostSuggestions = 20;
const highlightLength = 160;

/** Finds records of every slice by words, filters and counts. */
export class SearchService {
  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
    private readonly finder: Finder,
    private readonly findables: readonly Findable[],
  ) {}

  /** A page of what the viewer finds. Throws InvalidInput, NOT_FOUND for an unknown challenge, and SEARCH_UNAVAILABLE. */
  async search(viewer: Viewer, wish: SearchWish, { facets, sort, ...page }: SearchView): Promise<SearchPage> {
    assertQuery('query', wish.query);
    const position = positionOf(page);
    const findables = this.#findables(wish.kinds);
    const order = sortOf(findables, sort);
    const fields = findables.flatMap(({ schemas }) => schemas.flatMap(({ text }) => Object.keys(text)));
    const answer = await this.finder.find(viewer, findables, {
      text: wish.query,
      filter: await this.#filter(viewer, findables, wish.filter),
      facets: facetsOf(findables, facets ?? [], this.kernel.now()),
      ...(order && { sort: order }),
      highlight: { fields: [...new Set(fields)], length: highlightLength },
      ...position,
    });
    return { ...answer, offset: position.offset, counts: countsOf(findables, answer) };
  }

  /** Throws InvalidInput where such a search can find nothing: for what no record of its kinds has, and for wrong values. */
  async assertPossible(viewer: Viewer, { query, kinds, filter }: SearchWish): Promise<void> {
    assertQuery('query', query);
    await this.#filter(viewer, this.#findables(kinds), filter);
  }

  /** How many records the viewer finds. */
  async count(viewer: Viewer, wish: SearchWish, more: readonly Filter[] = []): Promise<number> {
    assertQuery('query', wish.query);
    const findables = this.#findables(wish.kinds);
    const filter = await this.#filter(viewer, findables, wish.filter, more);
    return this.finder.count(viewer, findables, { text: wish.query, filter });
  }

  /** Titles, names, codes and keywords in which what is typed begins a word. */
  async suggest(
    viewer: Viewer,
    prefix: string,
    kinds: readonly string[] | null,
    first: number | null,
  ): Promise<readonly Suggestion[]> {
    assertQuery('prefix', prefix);
    const size = first ?? 8;
    if (size < 0 || size > mostSuggestions)
      throw invalid('first', 'OUT_OF_RANGE', `between 0 and ${mostSuggestions}`);
    return this.finder.suggest(viewer, this.#findables(kinds), { prefix, size });
  }

  /** The kind of record that an index is of. */
  subjectOf(index: string): string {
    return this.findables.find(({ schemas }) => schemas.some(({ kind }) => kind === index))!.subject;
  }

  #findables(kinds: readonly string[] | null | undefined): readonly Findable[] {
    return kinds?.length ? this.findables.filter(({ subject }) => kinds.includes(subject)) : this.findables;
  }

  async #filter(
    viewer: Viewer,
    findables: readonly Findable[],
    filter: SearchFilter | null | undefined,
    more: readonly Filter[] = [],
  ): Promise<Filter> {
    const slug = filter?.challenge;
    const challengeId = slug == null ? null : await this.challenges.idBySlug(viewer, slug);
    if (slug != null && challengeId === null) throw notFound();
    return { all: [...conditionsOf(findables, filter ?? {}, challengeId), ...more] };
  }
}

/** The cursor of the hit at a place of a page. */
export function cursorIn({ offset }: SearchPage, index: number): string {
  return cursorAt(offset + index);
}

function countsOf(findables: readonly Findable[], { totals }: FindAnswer): SearchPage['counts'] {
  return findables.flatMap(({ subject, schemas }) => {
    const counts = schemas.flatMap(({ kind }) => totals[kind] ?? []);
    return counts.length === 0 ? [] : [{ kind: subject, count: counts.reduce((sum, each) => sum + each, 0) }];
  });
}
