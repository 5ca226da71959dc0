import { clausesOf } from '../filter.js';
import { compareText } from '../facets.js';
import { type Reader } from '../port.js';
import { type Hit, type SimilarRequest } from '../request.js';
import { type SearchDocument } from '../schema.js';
import { type KindIndex } from './kind-index.js';
import { hitOf } from './page.js';

const MOST_TERMS = 30;

/** The documents that share the most telling terms with one, by TF-IDF; none where the reader does not see that one. */
export function similarTo(index: KindIndex, reader: Reader, { id, filter, size }: SimilarRequest): Hit[] {
  const visible = reader[index.schema.kind];
  const source = index.find(id);
  if (!visible || !source) return [];
  const test = index.test(visible);
  if (test && !test(source.place)) return [];
  const matches = index.text.matchTerms(tellingTerms(index, index.at(source.place)), test);
  const others = index.narrow(matches, clausesOf(filter)).kept.filter(({ place }) => place !== source.place);
  return others.slice(0, size).map((match) => hitOf(index, match, { groups: [] }));
}

/** The terms that set a document apart, with their weights; those that no other document has tell nothing. */
function tellingTerms(index: KindIndex, document: SearchDocument): Map<string, number> {
  const { vocabulary } = index.text;
  const weighted = [...index.text.frequenciesIn(document)]
    .filter(([term]) => vocabulary.frequency(term) > 1)
    .map(([term, times]) => {
      const rarity = Math.log(1 + index.size / vocabulary.frequency(term));
      return [term, Math.log(1 + times) * rarity] as const;
    });
  weighted.sort(([a, x], [b, y]) => y - x || compareText(a, b));
  return new Map(weighted.slice(0, MOST_TERMS));
}
