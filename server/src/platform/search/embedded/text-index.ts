import MiniSearch, { type Query, type QueryCombination } from 'minisearch';
import { languages } from '@duijie/shared';
import { type SearchDocument, type SearchSchema } from '../schema.js';
import { textsOf } from '../text/highlight.js';
import { indexTerms } from '../text/index-terms.js';
import { type Alternative, type Plan, type Term } from '../text/term.js';
import { type Test } from './columns.js';
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

/** Which documents have which words, ranked by BM25 over weighted fields. MiniSearch, with terms of our own. */
export class TextIndex {
  readonly vocabulary = new Vocabulary();
  private readonly mini: MiniSearch<Terms>;
  private readonly boost: Record<string, number>;

  constructor(private readonly schema: SearchSchema) {
    const names = Object.keys(schema.text);
    this.boost = Object.fromEntries(
      names.flatMap((name) => inLanguages(name).map((field) => [field, schema.text[name]!.weight])),
    );
    this.mini = new MiniSearch<Terms>({
      fields: Object.keys(this.boost),
      // Documents come as terms already.
      stringifyField: (terms) => terms as string,
      tokenize: (terms) => terms as unknown as string[],
      processTerm: (term) => term,
      logger: () => undefined,
    });
  }

  add(place: number, document: SearchDocument): void {
    const terms = this.termsOf(place, document);
    this.mini.add(terms);
    this.vocabulary.add(distinct(terms));
  }

  remove(place: number, document: SearchDocument): void {
    this.mini.discard(place);
    this.vocabulary.remove(distinct(this.termsOf(place, document)));
  }

  /** The documents that a plan means, best first. */
  match(plan: Plan, { mode, visible, fields }: MatchOptions): Match[] {
    const combineWith = mode === 'all' ? 'AND' : 'OR';
    const queries = plan.groups.map((group) => ({
      combineWith: 'OR' as const,
      queries: group.map((alternative) => this.alternativeQuery(alternative, combineWith, visible)),
    }));
    return this.run({ queries, combineWith }, visible, fields);
  }

  /** The terms of a document with the number of times it has each, over all fields. */
  frequenciesIn(document: SearchDocument): Map<string, number> {
    const frequencies = new Map<string, number>();
    for (const term of allTerms(this.termsOf(0, document))) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
    return frequencies;
  }

  /** The documents that have some of these terms, each term counting by its weight. */
  matchTerms(terms: ReadonlyMap<string, number>, visible: Test | null): Match[] {
    const queries = [...terms].map(([term, weight]) => ({ queries: [term], boostTerm: () => weight }));
    return this.run({ queries, combineWith: 'OR' }, visible);
  }

  private alternativeQuery(
    { terms, weight }: Alternative,
    combineWith: 'AND' | 'OR',
    visible: Test | null,
  ): QueryCombination {
    return { combineWith, queries: terms.map((term) => this.termQuery(term, weight, visible)) };
  }

  private termQuery(term: Term, weight: number, visible: Test | null): Query {
    const query = {
      queries: [term.text],
      prefix: term.match === 'beginning' || term.match === 'last word',
      boostTerm: () => weight,
    };
    if (term.match === 'exact' || term.match === 'beginning' || this.occurs(query, visible)) return query;
    const resembling = this.vocabulary.resembling(term.text);
    return { queries: resembling, combineWith: 'OR', boostTerm: () => weight * SLIP_WEIGHT };
  }

  /** Whether the reader can see a document with the word. */
  private occurs(query: QueryCombination, visible: Test | null): boolean {
    if (!visible && this.vocabulary.frequency(query.queries[0] as string) > 0) return true;
    return this.run(query, visible).length > 0;
  }

  private run(query: QueryCombination, visible: Test | null, fields?: readonly string[]): Match[] {
    const results = this.mini.search(query, {
      boost: this.boost,
      weights: { prefix: PREFIX_WEIGHT, fuzzy: SLIP_WEIGHT },
      tokenize: (term) => [term],
      ...(fields && { fields: fields.flatMap(inLanguages) }),
      ...(visible && { filter: ({ id }) => visible(id as number) }),
    });
    return results.map(({ id, score }) => ({ place: id as number, score }));
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

function inLanguages(field: string): string[] {
  return languages.map((language) => `${field}.${language}`);
}

function allTerms(terms: Terms): string[] {
  return Object.values(terms).flatMap((value) => (typeof value === 'number' ? [] : value));
}

function distinct(terms: Terms): Set<string> {
  return new Set(allTerms(terms));
}
