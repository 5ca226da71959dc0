import { languages } from '@duijie/shared';
import { type HighlightedText, type HighlightRequest } from '../request.js';
import { type SearchDocument, type TextByLanguage } from '../schema.js';
import { Reading, type Span } from './reading.js';
import { type Plan } from './term.js';

const BETWEEN_TEXTS = ' · ';
const CUT = '…';

/** The fields of a document that a request shows, each escaped and marked. */
export function highlightsOf(
  { text }: Pick<SearchDocument, 'text'>,
  plan: Plan,
  request: HighlightRequest | undefined,
): Record<string, HighlightedText> {
  if (!request) return {};
  const shown = request.fields.flatMap((field) => {
    const value = text[field];
    return value ? [[field, highlightedText(value, plan, request.length)] as const] : [];
  });
  return Object.fromEntries(shown);
}

function highlightedText(value: TextByLanguage, plan: Plan, length?: number): HighlightedText {
  const present = languages.flatMap((language) => {
    const texts = textsOf(value, language);
    return texts.length > 0
      ? [[language, highlighted(texts.join(BETWEEN_TEXTS), plan, length)] as const]
      : [];
  });
  return Object.fromEntries(present);
}

/** The texts of one language; a single one as a list of one. */
export function textsOf(
  value: TextByLanguage | undefined,
  language: (typeof languages)[number],
): readonly string[] {
  const texts = value?.[language] ?? [];
  return typeof texts === 'string' ? [texts] : texts;
}

/** A text escaped for HTML, with what the plan looks for in `<em>`, cut to about `length` characters around the first of it. */
export function highlighted(text: string, plan: Plan, length?: number): string {
  const spans = new Reading(text).spansOf(plan);
  const window = windowOf(text, spans[0]?.start ?? 0, length);
  let result = window.start > 0 ? CUT : '';
  let at = window.start;
  for (const span of spans) {
    const start = Math.max(span.start, window.start);
    const end = Math.min(span.end, window.end);
    if (start >= end) continue;
    result += `${escaped(text.slice(at, start))}<em>${escaped(text.slice(start, end))}</em>`;
    at = end;
  }
  return result + escaped(text.slice(at, window.end)) + (window.end < text.length ? CUT : '');
}

function windowOf(text: string, first: number, length: number | undefined): Span {
  if (length === undefined || text.length <= length) return { start: 0, end: text.length };
  const start = Math.max(0, Math.min(first - Math.floor(length / 4), text.length - length));
  return { start: wholeCharacter(text, start), end: wholeCharacter(text, start + length) };
}

/** The same place, or the one before it where it would cut a character in two. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);
}
