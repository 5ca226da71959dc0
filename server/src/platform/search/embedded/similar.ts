import { clausesOf } from '../filter.js';
import { compareText } from '../facets.js';
import { type Reader } from '../port.js';
import { type Hit, type SimilarRequest } from '../request.js';
import { type SearchDocument } from '../schema.js';
import { type Test } from './columns.js';
import { type KindIndex } from './kind-index.js';
import { hitOf } from './page.js';
import { type Match } from './text-index.js';

const MOST_TERMS = 30;

interface TellingTerm {
  readonly term: string;
  readonly rarity: number;
  readonly weight: number;
}

/**
 * The documents that share the most telling terms with one, by TF-IDF; none where the reader does not see that one. How rare a term is
 * the documents that the reader sees decide: others have no say.
 */
export function similarTo(index: KindIndex, reader: Reader, { id, filter, size }: SimilarRequest): Hit[] {
  const visible = reader[index.schema.kind];
  const source = index.find(id);
  if (!visible || !source) return [];
  const test = index.test(visible);
  if (test && !test(source.place)) return [];
  const matches = ranked(index, tellingTerms(index, index.at(source.place), test), test);
  const others = index.narrow(matches, clausesOf(filter)).kept.filter(({ place }) => place !== source.place);
  return others.slice(0, size).map((match) => hitOf(index, match, { groups: [] }));
}

/** The terms that set a document apart; those that no other document has tell nothing. */
function tellingTerms(index: KindIndex, document: SearchDocument, visible: Test | null): TellingTerm[] {
  const times = index.text.timesIn(document);
  const { documents, frequencies } = index.text.frequencies([...times.keys()], visible);
  const terms = [...times].flatMap(([term, count]) => {
    const frequency = frequencies.get(term)!;
    if (frequency < 2) return [];
    const rarity = Math.log(1 + documents / frequency);
    return [{ term, rarity, weight: Math.log(1 + count) * rarity }];
  });
  return terms.sort((a, b) => b.weight - a.weight || compareText(a.term, b.term)).slice(0, MOST_TERMS);
}

/** The documents that have some of the terms, the best first: each term counts by its weights here and there. */
function ranked(index: KindIndex, terms: readonly TellingTerm[], visible: Test | null): Match[] {
  const scores = new Map<number, number>();
  for (const { term, rarity, weight } of terms) {
    for (const { place, boost } of index.text.withTerm(term, visible))
      scores.set(place, (scores.get(place) ?? 0) + weight * rarity * boost);
  }
  const matches = [...scores].map(([place, score]) => ({ place, score }));
  return matches.sort((a, b) => b.score - a.score || compareText(index.at(a.place).id, index.at(b.place).id));
}
