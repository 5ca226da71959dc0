import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type Words } from '../../requirements/index.js';
import { type SimplePart, simpleParts } from '../labels.js';
import { type SolutionContentPartsFragment } from '../parts.generated.js';

type Text = LocalizedTextInput | null;

/** What the team writes for one indicator. */
export interface AnswerDraft {
  readonly value: string;
  readonly text: Text;
  readonly evidence: Text;
}

/** A solution as its form holds it; files are acts of their own. */
export interface Draft {
  readonly title: Text;
  readonly abstract: Text;
  readonly route: Text;
  readonly schedule: Text;
  readonly trl: number | null;
  readonly months: number | null;
  /** Fen. */
  readonly price: string | null;
  readonly members: readonly LocalizedTextInput[];
  readonly intellectualProperty: readonly LocalizedTextInput[];
  /** By the indicator's key. */
  readonly responses: Readonly<Record<string, AnswerDraft>>;
}

/** A part of the form that is changed, compared and merged as one: a field, or the answer to one indicator. */
export type Part = SimplePart | `responses.${string}`;

export const noAnswer: AnswerDraft = { value: '', text: null, evidence: null };

const answerPrefix = 'responses.';

export function partOf(draft: Draft, part: Part): unknown {
  return part.startsWith(answerPrefix)
    ? (draft.responses[part.slice(answerPrefix.length)] ?? noAnswer)
    : draft[part as SimplePart];
}

export function withPart(draft: Draft, part: Part, value: unknown): Draft {
  if (!part.startsWith(answerPrefix)) return { ...draft, [part]: value };
  const key = part.slice(answerPrefix.length);
  return { ...draft, responses: { ...draft.responses, [key]: value as AnswerDraft } };
}

function partsIn(...drafts: readonly Draft[]): Part[] {
  const keys = new Set(drafts.flatMap(({ responses }) => Object.keys(responses)));
  return [...simpleParts, ...[...keys].map((key): Part => `responses.${key}`)];
}

/** Parts in which two drafts differ. */
export function changedParts(before: Draft, after: Draft): Part[] {
  return partsIn(before, after).filter((part) => !isSame(partOf(before, part), partOf(after, part)));
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** The same for the same content: no empty translations, and always the same order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).map(([key, each]) => [key, plain(each)] as const);
  const kept = entries.filter(([, each]) => each !== null && !(Array.isArray(each) && each.length === 0));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function asInput(words: Words | null): Text {
  if (!words) return null;
  const { lang, text, translations } = words;
  return { lang, text, translations: translations.map((each) => ({ lang: each.lang, text: each.text })) };
}

/** What the server keeps, as a form. */
export function draftOf(content: SolutionContentPartsFragment): Draft {
  const list = (texts: SolutionContentPartsFragment['members']) => texts.map((each) => asInput(each)!);
  const answers = content.responses.map(({ key, value, text, evidence }) => {
    const answer = { value: value ?? '', text: asInput(text), evidence: asInput(evidence) };
    return [key, answer] as const;
  });
  return {
    title: asInput(content.title),
    abstract: asInput(content.abstract),
    route: asInput(content.route),
    schedule: asInput(content.schedule),
    trl: content.trl,
    months: content.months,
    price: content.price,
    members: list(content.members),
    intellectualProperty: list(content.intellectualProperty),
    responses: Object.fromEntries(answers),
  };
}

/** A decimal as the API takes it. */
const decimal = /^-?\d{1,15}(\.\d{1,9})?$/;

export function isDecimalText(value: string): boolean {
  return value === '' || decimal.test(value.trim());
}

/** Parts that the server would refuse as they are now: a number that is none yet, a title that is empty. */
export function unsendableParts(draft: Draft): Part[] {
  const answers = Object.entries(draft.responses).filter(([, { value }]) => !isDecimalText(value));
  const parts: Part[] = answers.map(([key]): Part => `responses.${key}`);
  return draft.title?.text.trim() ? parts : ['title', ...parts];
}

/** The changed parts as the API takes them: what is left out stays as it is, and answers come all together. */
export function inputOf(before: Draft, after: Draft) {
  const changed = changedParts(before, after);
  const simple = changed.filter((part) => !part.startsWith(answerPrefix)) as SimplePart[];
  const given = simple.map((part) => [part, sendable(partOf(after, part))] as const);
  const answers = Object.entries(after.responses).map(([key, { value, text, evidence }]) => ({
    key,
    value: value.trim() || null,
    text: sendable(text) as Text,
    evidence: sendable(evidence) as Text,
  }));
  const isAnswered = ({ value, text, evidence }: (typeof answers)[number]) =>
    value !== null || text !== null || evidence !== null;
  return {
    ...Object.fromEntries(given),
    ...(changed.length > simple.length && { responses: answers.filter(isAnswered) }),
  };
}

/** Texts without anything in them are none. */
function sendable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sendable).filter((each) => each !== null);
  if (typeof value !== 'object' || value === null) return value;
  const text = value as LocalizedTextInput;
  const translations = (text.translations ?? []).filter((each) => each.text.trim() !== '');
  if (text.text.trim() !== '') return { ...text, translations };
  const [first, ...rest] = translations;
  return first ? { lang: first.lang, text: first.text, translations: rest } : null;
}
