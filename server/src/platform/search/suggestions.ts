import { languages } from '@duijie/shared';
import { type Suggestion } from './request.js';
import { type SearchDocument, type SearchSchema } from './schema.js';
import { highlighted, textsOf } from './text/highlight.js';
import { normalized } from './text/normal-form.js';
import { Reading } from './text/reading.js';
import { type Plan } from './text/term.js';

/** A document with its schema. */
export interface Found {
  readonly schema: SearchSchema;
  readonly document: Pick<SearchDocument, 'id' | 'text'>;
}

/** The first texts of these documents, the best of them first, that hold everything the plan looks for; each text once. */
export function suggestionsOf(found: Iterable<Found>, plan: Plan, size: number): Suggestion[] {
  const byText = new Map<string, Suggestion>();
  for (const { schema, document } of found) {
    if (byText.size >= size) break;
    for (const suggestion of suggestionsIn(schema, document, plan)) {
      const text = normalized(suggestion.text);
      if (byText.size < size && !byText.has(text)) byText.set(text, suggestion);
    }
  }
  return [...byText.values()];
}

function suggestionsIn(schema: SearchSchema, document: Found['document'], plan: Plan): Suggestion[] {
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
