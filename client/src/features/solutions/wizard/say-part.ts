import { type Language } from '@duijie/shared';
import { textIn, type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { formatMoney } from '../../../ui/format.js';
import { apiLanguage } from '../../../ui/language.js';
import { type AnswerDraft, type Part } from './draft.js';

/** A part of a draft as a text that can be read and compared. */
export function sayPart(part: Part, value: unknown, language: Language): string {
  const say = (text: LocalizedTextInput | null) => textIn(text, apiLanguage(language)) || (text?.text ?? '');
  if (value === null || value === undefined) return '';
  if (part === 'price') return formatMoney(value as string, language);
  if (Array.isArray(value)) return (value as LocalizedTextInput[]).map(say).join('\n');
  if (part.startsWith('responses.')) {
    const answer = value as AnswerDraft;
    return [answer.value, say(answer.text), say(answer.evidence)].filter(Boolean).join('\n');
  }
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  return say(value as LocalizedTextInput);
}
