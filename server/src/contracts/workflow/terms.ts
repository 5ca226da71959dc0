import { limits, type Problem } from '@duijie/shared';
import { amountProblems, type Fen, type LocalizedText, textProblems } from '../../kernel/index.js';
import { type ContractKind, type ContractRecord, type ContractTerms } from '../model.js';

/** What the parties can agree on; absent fields stay as they are, null clears. */
export interface TermsForm {
  total?: Fen | null;
  royalty?: LocalizedText | null;
  from?: Date | null;
  until?: Date | null;
}

export const noTerms: ContractTerms = {
  number: 1,
  ...{ total: null, royalty: null, from: null, until: null, scan: null, agreedAt: null },
};

/** The terms with what the form changes. */
export function changedTerms(
  before: ContractTerms,
  { total, royalty, from, until }: TermsForm,
): ContractTerms {
  const given = Object.entries({ total, royalty, from, until }).filter(([, value]) => value !== undefined);
  return { ...before, ...(Object.fromEntries(given) as Partial<ContractTerms>) };
}

/** The next version of the terms, as all parties signed it, and the versions before it. */
export function amendedTerms(
  { terms, earlierTerms }: Pick<ContractRecord, 'terms' | 'earlierTerms'>,
  form: TermsForm,
  signed: { scan: string; agreedAt: Date },
): Pick<ContractRecord, 'terms' | 'earlierTerms'> {
  const next = { ...changedTerms(terms, form), number: terms.number + 1, ...signed };
  return { terms: next, earlierTerms: [...earlierTerms, terms] };
}

/** What is wrong with terms as far as they are given. */
export function termsProblems({ total, royalty, from, until }: ContractTerms): Problem[] {
  return [
    ...amountProblems('total', total),
    ...(royalty ? textProblems('royalty', royalty, limits.summaryLength) : []),
    ...(from && until && until <= from
      ? [{ path: 'until', code: 'NOT_AFTER', message: 'must be later than `from`' }]
      : []),
  ];
}

/** What is missing before anybody can sign: a formal contract says what is paid, or what that depends on. */
export function missingTerms(kind: ContractKind, { total, royalty }: ContractTerms): Problem[] {
  if (kind === 'intent' || total !== null || royalty !== null) return [];
  return [{ path: 'total', code: 'REQUIRED', message: 'give the total, or the royalty it depends on' }];
}
