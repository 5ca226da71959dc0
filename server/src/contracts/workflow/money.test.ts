import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ContractRecord, type PartyRole } from '../model.js';
import {
  milestoneProblems,
  outstandingOf,
  paymentProblems,
  technologyProblems,
  totalProblems,
} from './money.js';

const roles: PartyRole[] = ['payer', 'provider', 'witness'];
const parties = roles.map((role) => {
  return { role, organizationId: role, personId: null, signedBy: null, signedAt: null };
});

function contract(
  total: bigint | null,
  paid = 0n,
  technologyValue: bigint | null = null,
  planned = 0n,
): ContractRecord {
  const registration = technologyValue === null ? null : { technologyValue };
  return { parties, paid, planned, registration, terms: { total } } as unknown as ContractRecord;
}

const codesOf = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`);

describe('payments', () => {
  it('may reach the total to the fen, and no fen more', () => {
    const open = contract(3_810_000_000n, 3_809_999_999n);
    expect(paymentProblems(open, { from: 0, to: 1, amount: 1n })).toEqual([]);
    expect(codesOf(paymentProblems(open, { from: 0, to: 1, amount: 2n }))).toEqual(['amount ABOVE_TOTAL']);
    expect(outstandingOf(open)).toBe(1n);
  });

  it('have no limit but that of all amounts while the total is undetermined', () => {
    const royalty = contract(null, 5n);
    expect(paymentProblems(royalty, { from: 0, to: 1, amount: 10_000_000_000_000n })).toEqual([]);
    expect(codesOf(paymentProblems(royalty, { from: 0, to: 1, amount: 10_000_000_000_001n }))).toEqual([
      'amount TOO_LARGE',
    ]);
    expect(outstandingOf(royalty)).toBeNull();
  });

  it.each([
    [1, 0, ['from NOT_A_PAYER', 'to NOT_A_PROVIDER']],
    [2, 1, ['from NOT_A_PAYER']],
    [0, 2, ['to NOT_A_PROVIDER']],
    [0, 0, ['to NOT_A_PROVIDER']],
    [9, 1, ['from NOT_A_PAYER']],
  ])('from %i to %i are refused', (from, to, codes) => {
    expect(codesOf(paymentProblems(contract(10n), { from, to, amount: 1n }))).toEqual(codes);
  });

  it.each([0n, -1n])('of %s are refused', (amount) => {
    expect(codesOf(paymentProblems(contract(10n), { from: 0, to: 1, amount }))).toEqual([
      'amount NOT_POSITIVE',
    ]);
  });

  it('never sum to more than the total, in whatever order they are tried', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 5_000n }), amounts, (total, tried) => {
        let paid = 0n;
        for (const amount of tried) {
          const fits = paid + amount <= total;
          expect(paymentProblems(contract(total, paid), { from: 0, to: 1, amount }).length === 0).toBe(fits);
          if (fits) paid += amount;
        }
        expect(outstandingOf(contract(total, paid))! >= 0n).toBe(true);
      }),
    );
  });
});

describe('amounts of a contract', () => {
  it('keep the technology value within a determined total', () => {
    expect(technologyProblems(10n, 10n)).toEqual([]);
    expect(codesOf(technologyProblems(11n, 10n))).toEqual(['technologyValue ABOVE_TOTAL']);
    expect(codesOf(technologyProblems(-1n, 10n))).toEqual(['technologyValue NEGATIVE']);
    expect(technologyProblems(11n, null)).toEqual([]);
  });

  it('keep the milestones within a determined total', () => {
    expect(milestoneProblems(contract(10n, 0n, null, 6n), 4n)).toEqual([]);
    expect(milestoneProblems(contract(10n, 0n, null, 10n), null)).toEqual([]);
    expect(milestoneProblems(contract(null, 0n, null, 6n), 5n)).toEqual([]);
    expect(codesOf(milestoneProblems(contract(10n, 0n, null, 6n), 5n))).toEqual(['amount ABOVE_TOTAL']);
    expect(codesOf(milestoneProblems(contract(10n), -1n))).toEqual(['amount NEGATIVE']);
  });

  it('keep the total above what is paid, due and registered', () => {
    expect(totalProblems(contract(10n, 10n, 10n, 10n))).toEqual([]);
    expect(totalProblems(contract(null, 10n, 10n, 10n))).toEqual([]);
    expect(codesOf(totalProblems(contract(9n, 10n, 10n, 10n)))).toEqual([
      'total BELOW_PAID',
      'total BELOW_MILESTONES',
      'total BELOW_TECHNOLOGY_VALUE',
    ]);
  });
});
