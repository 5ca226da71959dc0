import { useLingui } from '@lingui/react/macro';
import { type Indicator } from '../../requirements/index.js';
import { type SimplePart, usePartLabels } from '../labels.js';
import { type Draft, isDecimalText, noAnswer, type Part } from './draft.js';

export const stepKeys = ['overview', 'answers', 'route', 'plan', 'people', 'files', 'check'] as const;
export type StepKey = (typeof stepKeys)[number];

/** One page of the form, and what it still lacks before the solution can be handed in. */
export interface Step {
  readonly key: StepKey;
  readonly label: string;
  readonly missing: readonly { readonly part: Part; readonly label: string }[];
  /** Whether anything is written on it. */
  readonly isBegun: boolean;
  /** Whether it must be filled in at all. */
  readonly isOptional: boolean;
}

const partsOfSteps: Record<Exclude<StepKey, 'answers' | 'files' | 'check'>, readonly SimplePart[]> = {
  overview: ['title', 'abstract'],
  route: ['route', 'trl'],
  plan: ['schedule', 'months', 'price'],
  people: ['members', 'intellectualProperty'],
};
const needed: readonly SimplePart[] = ['title', 'abstract', 'route', 'trl'];

/** The page of the form on which a part stands. */
export function stepOf(part: Part): StepKey {
  const found = Object.entries(partsOfSteps).find(([, parts]) => parts.some((each) => each === part));
  return (found?.[0] as StepKey | undefined) ?? 'answers';
}

/** Whether an indicator has the answer that its kind asks for. */
export function isAnswered({ key, comparator }: Indicator, { responses }: Draft): boolean {
  const { value, text } = responses[key] ?? noAnswer;
  if (comparator === 'QUALITATIVE') return Boolean(text?.text.trim());
  return value.trim() !== '' && isDecimalText(value);
}

function isFilled(draft: Draft, part: SimplePart): boolean {
  const value = draft[part];
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && 'text' in value ? value.text.trim() !== '' : true;
}

/** The task list: every page of the form with what it lacks. */
export function useSteps(draft: Draft, indicators: readonly Indicator[], files: number): Step[] {
  const { t } = useLingui();
  const labels = usePartLabels();
  const names: Record<StepKey, string> = {
    overview: t`What you offer`,
    answers: t`Answers point by point`,
    route: t`Technical route`,
    plan: t`Schedule and price`,
    people: t`People and rights`,
    files: t`Files`,
    check: t`Check and hand in`,
  };
  const simple = (key: keyof typeof partsOfSteps): Step => ({
    key,
    label: names[key],
    missing: partsOfSteps[key]
      .filter((part) => needed.includes(part) && !isFilled(draft, part))
      .map((part) => ({ part, label: labels[part] })),
    isBegun: partsOfSteps[key].some((part) => isFilled(draft, part)),
    isOptional: !partsOfSteps[key].some((part) => needed.includes(part)),
  });
  const unanswered = indicators.filter((each) => each.mustHave && !isAnswered(each, draft));
  const answers: Step = {
    key: 'answers',
    label: names.answers,
    missing: unanswered.map(({ key, name }) => ({ part: `responses.${key}`, label: name.text })),
    isBegun: indicators.some((each) => isAnswered(each, draft)),
    isOptional: !indicators.some(({ mustHave }) => mustHave),
  };
  const filesStep: Step = {
    ...{ key: 'files', label: names.files, missing: [], isOptional: true },
    isBegun: files > 0,
  };
  const before = [simple('overview'), answers, simple('route'), simple('plan'), simple('people'), filesStep];
  const check: Step = {
    ...{ key: 'check', label: names.check, isOptional: false, isBegun: false },
    missing: before.flatMap(({ missing }) => missing),
  };
  return [...before, check];
}
