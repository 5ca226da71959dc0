import { limits, type Problem } from '@duijie/shared';
import {
  amountProblems,
  type Fen,
  keywordProblems,
  type Keywords,
  type LocalizedText,
} from '../../kernel/index.js';
import { type Contact, type Content, type Indicator, type RequirementRecord } from '../model.js';
import { contentProblems } from '../workflow/content.js';

/** An indicator as it is filled in; without a key it is a new one. */
export type IndicatorForm = Pick<Indicator, 'name' | 'comparator' | 'mustHave'> &
  Partial<Pick<Indicator, 'unit' | 'target' | 'targetMax' | 'targetText' | 'method'>> & {
    key?: string | null;
  };

/** The words of a requirement as they are filled in; absent ones stay as they are, null clears. */
export interface ContentForm {
  title?: LocalizedText;
  summary?: LocalizedText | null;
  background?: LocalizedText | null;
  baseline?: LocalizedText | null;
  ipTerms?: LocalizedText | null;
  indicators?: IndicatorForm[];
}

/** The form of a requirement; absent fields stay as they are, null clears. */
export interface RequirementForm extends ContentForm {
  field?: string | null;
  keywords?: Keywords;
  budget?: Fen | null;
  cooperationModes?: string[];
  deadline?: Date | null;
  awardSlots?: number;
  namePublic?: boolean;
  contact?: Contact | null;
}

type Fields = Pick<
  RequirementRecord,
  | 'original'
  | 'field'
  | 'keywords'
  | 'budget'
  | 'cooperationModes'
  | 'deadline'
  | 'awardSlots'
  | 'namePublic'
  | 'contact'
>;

/** What an empty form stands for. */
export function emptyForm(deadline: Date | null, awardSlots: number): Fields {
  const none = { lang: 'zh-CN' as const, text: '', translations: [] };
  return {
    original: {
      title: none,
      summary: null,
      background: null,
      baseline: null,
      ipTerms: null,
      indicators: [],
    },
    field: null,
    keywords: { zh: [], en: [] },
    budget: null,
    cooperationModes: [],
    deadline,
    awardSlots,
    namePublic: true,
    contact: null,
  };
}

/** The fields that the form changes, with their new values. */
export function filledIn(before: Fields, form: RequirementForm): Partial<Fields> {
  const { title, summary, background, baseline, ipTerms, indicators, ...fields } = form;
  const words = { title, summary, background, baseline, ipTerms, indicators };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const touched = Object.values(words).some((value) => value !== undefined);
  return {
    ...(Object.fromEntries(given) as Partial<Fields>),
    ...(touched && { original: rewritten(before.original, words) }),
  };
}

/** The words with what the form changes; indicators that come without a key get the next free one. */
export function rewritten(before: Content, { indicators, ...words }: ContentForm): Content {
  const given = Object.entries(words).filter(([, value]) => value !== undefined);
  return {
    ...before,
    ...(Object.fromEntries(given) as Partial<Content>),
    ...(indicators && { indicators: withKeys(indicators, before.indicators) }),
  };
}

/** Everything that is wrong with the fields as far as they are given; what is missing only counts at submission. */
export function formProblems(fields: Fields): Problem[] {
  const { original, keywords, budget, cooperationModes, awardSlots, contact } = fields;
  const problems = [...contentProblems(original), ...amountProblems('budget', budget)];
  problems.push(...keywordProblems('keywords', keywords));
  if (new Set(cooperationModes).size < cooperationModes.length)
    problems.push({ path: 'cooperationModes', code: 'DUPLICATE', message: 'twice in the list' });
  if (!Number.isInteger(awardSlots) || awardSlots < 1 || awardSlots > limits.awardSlots)
    problems.push({
      path: 'awardSlots',
      code: 'OUT_OF_RANGE',
      message: `between 1 and ${limits.awardSlots}`,
    });
  return [...problems, ...(contact ? contactProblems(contact) : [])];
}

function withKeys(forms: readonly IndicatorForm[], before: readonly Indicator[]): Indicator[] {
  const taken = new Set([...before, ...forms].map(({ key }) => key));
  let next = 1;
  const free = () => {
    while (taken.has(`i${next}`)) next++;
    taken.add(`i${next}`);
    return `i${next}`;
  };
  return forms.map(({ key, name, comparator, mustHave, ...rest }) => ({
    key: key ?? free(),
    name,
    unit: rest.unit?.trim() || null,
    comparator,
    target: rest.target ?? null,
    targetMax: rest.targetMax ?? null,
    targetText: rest.targetText ?? null,
    method: rest.method ?? null,
    mustHave,
  }));
}

function contactProblems(contact: Contact): Problem[] {
  const problems = Object.entries(contact).flatMap(([field, value]: [string, string | null]) =>
    (value ?? '').length <= limits.nameLength
      ? []
      : [{ path: `contact.${field}`, code: 'TOO_LONG', message: `at most ${limits.nameLength} characters` }],
  );
  if (contact.email && !/^[^\s@]+@[^\s@]+$/.test(contact.email))
    problems.push({ path: 'contact.email', code: 'MALFORMED', message: 'not an e-mail address' });
  return problems;
}
