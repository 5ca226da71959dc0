import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type Indicator } from '../IndicatorTable.js';
import { asInput } from '../words.js';
import { type DraftPartsFragment, type EditRequirementMutationVariables } from './draft.generated.js';

export type RequirementInput = EditRequirementMutationVariables['input'];

/** One indicator as it is filled in. */
export interface IndicatorRow {
  /** Of this form alone, also while the server has not named it. */
  readonly row: string;
  readonly key?: string;
  readonly name: LocalizedTextInput | null;
  readonly unit: string;
  readonly comparator: Indicator['comparator'];
  readonly target: string;
  readonly targetMax: string;
  readonly targetText: LocalizedTextInput | null;
  readonly method: LocalizedTextInput | null;
  readonly mustHave: boolean;
}

/** A requirement as its form holds it. */
export interface NeedForm {
  readonly title: LocalizedTextInput | null;
  readonly summary: LocalizedTextInput | null;
  readonly background: LocalizedTextInput | null;
  readonly baseline: LocalizedTextInput | null;
  readonly ipTerms: LocalizedTextInput | null;
  readonly indicators: readonly IndicatorRow[];
  readonly field: string | null;
  readonly keywords: { readonly zh: string[]; readonly en: string[] };
  readonly budget: string | null;
  readonly cooperationModes: string[];
  readonly deadline: string | null;
  readonly awardSlots: number;
  readonly namePublic: boolean;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
}

export type NeedField = keyof NeedForm;

let rows = 0;

/** An indicator with nothing filled in. */
export function blankRow(): IndicatorRow {
  const empty = { name: null, unit: '', target: '', targetMax: '', targetText: null, method: null };
  return { row: `r${++rows}`, ...empty, comparator: 'AT_LEAST', mustHave: true };
}

/** A form to begin with. */
export function emptyForm(deadline: string | null): NeedForm {
  return {
    ...{ title: null, summary: null, background: null, baseline: null, ipTerms: null },
    ...{ indicators: [blankRow()], field: null, keywords: { zh: [], en: [] }, budget: null },
    ...{ cooperationModes: [], deadline, awardSlots: 1, namePublic: true },
    contact: { name: '', phone: '', email: '' },
  };
}

/** An indicator as a row of the form. */
export function rowOf(indicator: Indicator): IndicatorRow {
  const { key, comparator, mustHave, unit, target, targetMax } = indicator;
  return {
    ...{ row: key, key, comparator, mustHave },
    ...{ unit: unit ?? '', target: target ?? '', targetMax: targetMax ?? '' },
    name: asInput(indicator.name),
    targetText: asInput(indicator.targetText),
    method: asInput(indicator.method),
  };
}

/** What the server keeps of a requirement, as its form. */
export function formOf(need: DraftPartsFragment): NeedForm {
  const { title, summary, background, baseline, ipTerms, indicators, contact, keywords, ...rest } = need;
  const { field, budget, cooperationModes, deadline, awardSlots, namePublic } = rest;
  return {
    title: asInput(title),
    summary: asInput(summary),
    background: asInput(background),
    baseline: asInput(baseline),
    ipTerms: asInput(ipTerms),
    indicators: indicators.length > 0 ? indicators.map(rowOf) : [blankRow()],
    keywords: { zh: [...keywords.zh], en: [...keywords.en] },
    cooperationModes: [...cooperationModes],
    ...{ field, budget, deadline, awardSlots, namePublic },
    contact: { name: contact?.name ?? '', phone: contact?.phone ?? '', email: contact?.email ?? '' },
  };
}

/** Whether nothing is filled in: such a row is not sent. */
function isBlank({ name, unit, target, targetMax, targetText, method }: IndicatorRow): boolean {
  return !name && !targetText && !method && (unit + target + targetMax).trim() === '';
}

/** Positions, in the form, of the rows that are sent: a problem's path counts these. */
export function sentRows(indicators: readonly IndicatorRow[]): number[] {
  return indicators.flatMap((row, index) => (isBlank(row) ? [] : [index]));
}

const noText = { lang: 'ZH_CN', text: '' } as const;

/** A row as the API takes it; what its comparator has no use for is left out. */
export function indicatorInput({ row: _row, ...given }: IndicatorRow) {
  const { key, comparator, mustHave, name, unit, target, targetMax, targetText, method } = given;
  const isQualitative = comparator === 'QUALITATIVE';
  return {
    ...(key && { key }),
    ...{ comparator, mustHave, method, name: name ?? noText, unit: unit.trim() || null },
    target: isQualitative ? null : target.trim() || null,
    targetMax: comparator === 'BETWEEN' ? targetMax.trim() || null : null,
    targetText: isQualitative ? targetText : null,
  };
}

/** The form as the API takes it. */
export function inputOf(form: NeedForm): RequirementInput {
  const { title, indicators, contact, ...rest } = form;
  const hasContact = Object.values(contact).some((each) => each.trim() !== '');
  const trimmed = (text: string) => text.trim() || null;
  return {
    ...rest,
    title: title ?? noText,
    indicators: sentRows(indicators).map((index) => indicatorInput(indicators[index]!)),
    contact: hasContact
      ? { name: trimmed(contact.name), phone: trimmed(contact.phone), email: trimmed(contact.email) }
      : null,
  };
}

/** The fields in which two forms differ as the API sees them. */
export function differences(before: NeedForm, after: NeedForm): NeedField[] {
  const [a, b] = [inputOf(before), inputOf(after)];
  const withoutKeys = (key: NeedField, value: unknown) =>
    key === 'indicators' ? (value as { key?: string }[]).map((each) => ({ ...each, key: undefined })) : value;
  return (Object.keys(before) as NeedField[]).filter(
    (key) => canonical(withoutKeys(key, a[key])) !== canonical(withoutKeys(key, b[key])),
  );
}

/** The same for values that only differ in the order of their parts, or in parts that say nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part).filter(
      ([key, each]) => each !== null && !(key === 'translations' && (each as unknown[]).length === 0),
    );
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
