import MiniSearch, { type QueryCombination, type SearchResult } from 'minisearch';
import { languages } from '@duijie/shared';
import { type SearchDocument, type SearchSchema } from '../schema.js';
import { textsOf } from '../text/highlight.js';
import { indexTerms } from '../text/index-terms.js';
import { type Alternative, type Plan, type Term } from '../text/term.js';
import { type Test } from './columns.js';
import { TermMap } from './term-map.js';
import { Vocabulary } from './vocabulary.js';

export interface Match {
  readonly place: number;
  readonly score: number;
}

export interface MatchOptions {
  /** All groups of the plan, or at least one term of it. */
  readonly mode: 'all' | 'any';
  /** Documents that the reader sees: nothing else may have a say, not even in which words there are. Null is all. */
  readonly visible: Test | null;
  /** Fields to look into, without languages; all if left out. */
  readonly fields?: readonly string[];
}

/** The terms of a document by MiniSearch's fields: one for each field and language. */
type Terms = { id: number } & Record<string, string[] | number>;

const PREFIX_WEIGHT = 0.7;
const SLIP_WEIGHT = 0.5;

class MiniSearchOfTerms extends MiniSearch<Terms> {
  constructor(fields: string[]) {
    super({
      fields,
      // Documents come as terms already.
      stringifyField: (terms) => terms as string,
      tokenize: (terms) => terms as unknown as string[],
      processTerm: (term) => term,
      logger: () => undefined,
      // Postings of what was replaced go a few terms at a time.
      autoVacuum: { batchSize: 100, batchWait: 1 },
    });
    // Declared twice in the package, so that its two faces do not look the same.
    this._index = new TermMap() as never;
  }
}

/** Which documents have which words, ranked by BM25 over weighted fields. MiniSearch, with terms of our own. */
export class TextIndex {
  readonly vocabulary = new Vocabulary();
  private readonly termsAt: Uint32Array[] = [];
  private readonly mini: MiniSearch<Terms>;
  private readonly boost: Record<string, number>;

  constructor(private readonly schema: SearchSchema) {
    const names = Object.keys(schema.text);
    this.boost = Object.fromEntries(
      names.flatMap((name) => inLanguages(name).map((field) => [field, schema.text[name]!.weight])),
    );
    this.mini = new MiniSearchOfTerms(Object.keys(this.boost));
  }

  add(place: number, document: SearchDocument): void {
    const terms = this.termsOf(place, document);
    this.mini.add(terms);
    this.termsAt[place] = this.vocabulary.add(new Set(allTerms(terms)));
  }

  remove(place: number): void {
    this.mini.discard(place);
    this.vocabulary.remove(this.termsAt[place]!);
    this.termsAt[place] = new Uint32Array();
  }

  /** The documents that a plan means, best first. Slips of the fingers are looked for only where nothing has all of it as it stands. */
  match(plan: Plan, options: MatchOptions): Match[] {
    const asTyped = options.mode === 'all' ? this.run(queryOf(plan, options.mode), options) : [];
    if (asTyped.length > 0) return asTyped;
    return this.run(
      queryOf(plan, options.mode, (term) => this.corrections(term, options)),
      options,
    );
  }

  /** The terms of a document with the number of times it has each, over all fields. */
  timesIn(document: SearchDocument): Map<string, number> {
    const times = new Map<string, number>();
    for (const term of allTerms(this.termsOf(0, document))) times.set(term, (times.get(term) ?? 0) + 1);
    return times;
  }

  /** How many documents the reader sees, and how many of those have each of some terms. */
  frequencies(
    terms: readonly string[],
    visible: Test | null,
  ): { documents: number; frequencies: ReadonlyMap<string, number> } {
    const { vocabulary } = this;
    if (!visible) {
      const frequencies = new Map(terms.map((term) => [term, vocabulary.frequency(term)]));
      return { documents: this.mini.documentCount, frequencies };
    }
    const counts = new Uint32Array(vocabulary.size);
    let documents = 0;
    for (const [place, numbers] of this.termsAt.entries()) {
      if (!numbers?.length || !visible(place)) continue;
      documents++;
      for (const number of numbers) counts[number]! += 1;
    }
    const numbered = terms.map((term) => [term, vocabulary.numberOf(term)] as const);
    const frequencies = numbered.map(
      ([term, number]) => [term, number === undefined ? 0 : counts[number]!] as const,
    );
    return { documents, frequencies: new Map(frequencies) };
  }

  /** The documents that have a term, each with the weight of the weightiest field it stands in. */
  withTerm(term: string, visible: Test | null): { place: number; boost: number }[] {
    return this.results({ queries: [term] }, { visible }).map(({ id, match }) => ({
      place: id as number,
      boost: Math.max(...match[term]!.map((field) => this.boost[field]!)),
    }));
  }

  /** The words that may be meant by one that no document has, as far as the reader can see. */
  private corrections(term: Term, { visible, fields }: MatchOptions): string[] {
    const resembling = this.vocabulary.resembling(term.text);
    if (resembling.length === 0) return [];
    const occurs = this.run(exactQuery(term, 1), { visible, ...(fields && { fields }) }).length > 0;
    return occurs ? [] : resembling;
  }

  private run(query: QueryCombination, options: Omit<MatchOptions, 'mode'>): Match[] {
    return this.results(query, options).map(({ id, score }) => ({ place: id as number, score }));
  }

  private results(query: QueryCombination, { visible, fields }: Omit<MatchOptions, 'mode'>): SearchResult[] {
    return this.mini.search(query, {
      boost: this.boost,
      weights: { prefix: PREFIX_WEIGHT, fuzzy: SLIP_WEIGHT },
      tokenize: (term) => [term],
      ...(fields && { fields: fields.flatMap(inLanguages) }),
      ...(visible && { filter: ({ id }) => visible(id as number) }),
    });
  }

  private termsOf(place: number, { text }: SearchDocument): Terms {
    const terms: Terms = { id: place };
    for (const name of Object.keys(this.schema.text)) {
      for (const language of languages) {
        const texts = textsOf(text[name], language);
        if (texts.length > 0) terms[`${name}.${language}`] = texts.flatMap((each) => indexTerms(each));
      }
    }
    return terms;
  }
}

/** A plan in MiniSearch's words, with whatever else a term may stand for. */
function queryOf(
  { groups }: Plan,
  mode: 'all' | 'any',
  corrections: (term: Term) => string[] = () => [],
): QueryCombination {
  const combineWith = mode === 'all' ? 'AND' : 'OR';
  const termQuery = (term: Term, weight: number): QueryCombination => {
    const others = term.match === 'word' || term.match === 'last word' ? corrections(term) : [];
    if (others.length === 0) return exactQuery(term, weight);
    return { queries: others, combineWith: 'OR', boostTerm: () => weight * SLIP_WEIGHT };
  };
  const alternativeQuery = ({ terms, weight }: Alternative): QueryCombination => ({
    combineWith,
    queries: terms.map((term) => termQuery(term, weight)),
  });
  return {
    combineWith,
    queries: groups.map((group) => ({ combineWith: 'OR', queries: group.map(alternativeQuery) })),
  };
}

function exactQuery({ text, match }: Term, weight: number): QueryCombination {
  const prefix = match === 'beginning' || match === 'last word';
  return { queries: [text], prefix, boostTerm: () => weight };
}

function inLanguages(field: string): string[] {
  return languages.map((language) => `${field}.${language}`);
}

function allTerms(terms: Terms): string[] {
  return Object.values(terms).flatMap((value) => (typeof value === 'number' ? [] : value));
}
