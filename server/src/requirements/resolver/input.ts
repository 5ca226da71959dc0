import { storedText, type LocalizedTextInput } from '../../kernel/graphql/index.js';
import { type LocalizedText } from '../../kernel/index.js';
import { type ContentForm, type IndicatorForm, type RequirementForm } from '../service/form.js';
import { type IndicatorInput, type RequirementInput, type RequirementTextInput } from '../types.js';

/** The form as the service takes it: absent fields stay absent, and null empties lists and restores defaults. */
export function formOf(input: RequirementInput): RequirementForm {
  const { field, keywords, budget, cooperationModes, deadline, awardSlots, namePublic, contact } = input;
  return {
    ...textOf(input),
    ...given({ field, budget, deadline }),
    ...(keywords !== undefined && { keywords: keywords ?? { zh: [], en: [] } }),
    ...(cooperationModes !== undefined && { cooperationModes: cooperationModes ?? [] }),
    ...(awardSlots != null && { awardSlots }),
    ...(namePublic != null && { namePublic }),
    ...(contact !== undefined && { contact: contact && contactOf(contact) }),
  };
}

export function textOf(input: RequirementTextInput): ContentForm {
  const { title, summary, background, baseline, ipTerms, indicators } = input;
  return {
    ...(title && { title: storedText(title) }),
    ...given({
      summary: optional(summary),
      background: optional(background),
      baseline: optional(baseline),
      ipTerms: optional(ipTerms),
    }),
    ...(indicators !== undefined && { indicators: (indicators ?? []).map(indicatorOf) }),
  };
}

function indicatorOf({ key, unit, comparator, target, targetMax, mustHave, ...texts }: IndicatorInput) {
  const { name, targetText, method } = texts;
  return {
    ...given({ key, unit, target, targetMax }),
    name: storedText(name),
    ...given({ targetText: optional(targetText), method: optional(method) }),
    comparator,
    mustHave,
  } satisfies IndicatorForm;
}

function contactOf({ name, phone, email }: NonNullable<RequirementInput['contact']>) {
  return { name: name ?? null, phone: phone ?? null, email: email ?? null };
}

function optional(text: LocalizedTextInput | null | undefined): LocalizedText | null | undefined {
  return text && storedText(text);
}

/** Without the fields that are undefined. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
