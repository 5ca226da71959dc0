import { describe, expect, it } from '@jest/globals';
import { bilingual } from '../../kernel/index.js';
import { amendedTerms, changedTerms, missingTerms, noTerms, termsProblems } from './terms.js';

const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe('terms', () => {
  it('are a new version with every amendment, and keep the earlier ones in order', () => {
    const signed = (date: string) => ({ scan: date, agreedAt: day(date) });
    let contract = {
      terms: { ...noTerms, total: 5n, until: day('2023-01-01') },
      earlierTerms: [] as never[],
    };
    const first = contract.terms;
    contract = amendedTerms(contract, { total: 7n }, signed('2022-02-01')) as typeof contract;
    contract = amendedTerms(contract, { until: null }, signed('2022-03-01')) as typeof contract;
    expect(contract.terms).toEqual({ ...first, number: 3, total: 7n, until: null, ...signed('2022-03-01') });
    expect(contract.earlierTerms).toEqual([
      first,
      { ...first, number: 2, total: 7n, ...signed('2022-02-01') },
    ]);
  });

  it('change only in what is given', () => {
    const terms = { ...noTerms, total: 5n, from: day('2022-01-01') };
    expect(changedTerms(terms, {})).toEqual(terms);
    expect(changedTerms(terms, { total: null })).toEqual({ ...terms, total: null });
  });

  it('need a total or a royalty in a formal contract', () => {
    expect(missingTerms('intent', noTerms)).toEqual([]);
    expect(missingTerms('formal', noTerms)).toMatchObject([{ path: 'total', code: 'REQUIRED' }]);
    expect(missingTerms('formal', { ...noTerms, total: 0n })).toEqual([]);
    expect(missingTerms('formal', { ...noTerms, royalty: bilingual('提成', 'Royalty') })).toEqual([]);
  });

  it('name what is wrong in them', () => {
    const wrong = { ...noTerms, total: -1n, from: day('2022-02-01'), until: day('2022-02-01') };
    expect(termsProblems(wrong)).toMatchObject([
      { path: 'total', code: 'NEGATIVE' },
      { path: 'until', code: 'NOT_AFTER' },
    ]);
  });
});
