import { type RequirementForm } from '@duijie/server';
import { type Enterprise, type Need, type NeedIndicator } from '../content/index.js';
import { localized } from './texts.js';

const fenPerWan = 1_000_000n;

/** Ten thousand yuan in fen. */
export function fenOf(wan: number): bigint {
  return BigInt(wan) * fenPerWan;
}

/** A need as its enterprise fills in the form. */
export function formOf(need: Need, { contact }: Enterprise): RequirementForm {
  const { keywords, budgetWan, field, namePublic, cooperationModes } = need;
  return {
    field,
    keywords: { zh: [...keywords.zh], en: [...keywords.en] },
    title: localized(need.title),
    summary: localized(need.summary),
    background: localized(need.background),
    baseline: localized(need.baseline),
    ipTerms: localized(need.ipTerms),
    indicators: need.indicators.map(indicatorOf),
    budget: budgetWan === null ? null : fenOf(budgetWan),
    cooperationModes: [...cooperationModes],
    namePublic,
    contact: { name: contact.name, phone: contact.phone, email: contact.email },
  };
}

function indicatorOf({ name, method, targetText, ...rest }: NeedIndicator) {
  return {
    ...rest,
    name: localized(name),
    method: localized(method),
    targetText: targetText && localized(targetText),
  };
}
