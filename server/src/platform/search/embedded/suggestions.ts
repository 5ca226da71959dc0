import { languages } from '@duijie/shared';
import { type Reader } from '../port.js';
import { type SuggestRequest, type Suggestion } from '../request.js';
import { highlighted, textsOf } from '../text/highlight.js';
import { normalized } from '../text/normal-form.js';
import { planOf } from '../text/plan.js';
import { Reading } from '../text/reading.js';
import { type SearchDocument, type SearchSchema } from '../schema.js';
import { type Plan } from '../text/term.js';
import { type KindIndex } from './kind-index.js';

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
    .sort((a, b) => b.score - a.score);
  const byText = new Map<string, Suggestion>();
  for (const { index, place } of found) {
    if (byText.size >= size) break;
    for (const suggestion of suggestionsIn(index.schema, index.at(place), plan)) {
      const text = normalized(suggestion.text);
      if (byText.size < size && !byText.has(text)) byText.set(text, suggestion);
    }
  }
  return [...byText.values()];
}

function matchesIn(index: KindIndex, reader: Reader, plan: Plan, filter: SuggestRequest['filter']) {
  const visible = reader[index.schema.kind];
  if (!visible) return [];
  const shown = filter ? { all: [visible, filter] } : visible;
  const fields = suggestingFields(index.schema);
  if (fields.length === 0) return [];
  return index.text.match(plan, { mode: 'all', visible: index.test(shown), fields });
}

/** Texts of a document that hold everything the plan looks for. */
export function suggestionsIn(schema: SearchSchema, document: SearchDocument, plan: Plan): Suggestion[] {
  return suggestingFields(schema).flatMap((field) =>
    languages.flatMap((language) =>
      textsOf(document.text[field], language)
        .filter((text) => new Reading(text).holds(plan))
        .map((text) => ({
          ...{ kind: schema.kind, id: document.id, field, language, text },
          highlighted: highlighted(text, plan),
        })),
    ),
  );
}

export function suggestingFields({ text }: SearchSchema): string[] {
  return Object.keys(text).filter((name) => text[name]!.suggests);
}
