import { type Reader } from '../port.js';
import { type SuggestRequest, type Suggestion } from '../request.js';
import { suggestingFields, suggestionsOf } from '../suggestions.js';
import { planOf } from '../text/plan.js';
import { type Plan } from '../text/term.js';
import { type KindIndex } from './kind-index.js';

/** How many documents are looked into: what is typed may stand in the fields of one, yet in no single text. */
const MOST_DOCUMENTS = 200;

/** Texts of the `suggests` fields that hold all that is typed so far, of the best documents first. */
export function suggestionsFor(
  indexes: readonly KindIndex[],
  reader: Reader,
  { prefix, filter, size }: SuggestRequest,
): Suggestion[] {
  const plan = planOf(prefix);
  if (plan.groups.length === 0) return [];
  const found = indexes
    .flatMap((index) => matchesIn(index, reader, plan, filter).map((match) => ({ index, ...match })))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_DOCUMENTS);
  const documents = found.map(({ index, place }) => ({ schema: index.schema, document: index.at(place) }));
  return suggestionsOf(documents, plan, size);
}

function matchesIn(index: KindIndex, reader: Reader, plan: Plan, filter: SuggestRequest['filter']) {
  const visible = reader[index.schema.kind];
  if (!visible) return [];
  const shown = filter ? { all: [visible, filter] } : visible;
  const fields = suggestingFields(index.schema);
  if (fields.length === 0) return [];
  return index.text.match(plan, { mode: 'all', visible: index.test(shown), fields });
}
