import { describe, expect, it } from '@jest/globals';
import { compositionProblems } from '../service/parties.js';
import { fullySignedAt, isLastToSign, unsigned, withSignature } from './signatures.js';

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const organization = (role: 'payer' | 'provider' | 'witness', id: string) => {
  return { role, organizationId: id, personId: null };
};
const three = [organization('payer', 'e'), organization('provider', 'u'), organization('witness', 'c')];

describe('signatures', () => {
  it('make a contract with the last party, dated to the latest of them', () => {
    let parties = unsigned(three);
    const sign = (position: number, date: string) => {
      const isLast = isLastToSign(parties, position);
      parties = withSignature(parties, position, { signedBy: 'p', signedAt: day(date) });
      return isLast;
    };
    expect(sign(2, '2022-09-10')).toBe(false);
    expect(fullySignedAt(parties)).toBeNull();
    expect(sign(0, '2022-09-12')).toBe(false);
    expect(sign(1, '2022-09-11')).toBe(true);
    expect(fullySignedAt(parties)).toEqual(day('2022-09-12'));
    expect(isLastToSign(parties, 1)).toBe(false);
    expect(unsigned(parties)).toEqual(unsigned(three));
  });

  it('are nobody’s where there is no party', () => {
    expect(fullySignedAt([])).toBeNull();
    expect(isLastToSign(unsigned(three), 9)).toBe(false);
  });
});

describe('parties', () => {
  const codesOf = (parties: Parameters<typeof compositionProblems>[0]) =>
    compositionProblems(parties).map(({ path, code }) => `${path} ${code}`);

  it('pay, provide, and may stand by', () => {
    expect(codesOf(three)).toEqual([]);
    expect(codesOf([])).toEqual(['parties REQUIRED', 'parties REQUIRED']);
    expect(codesOf(three.slice(1))).toEqual(['parties REQUIRED']);
  });

  it('stand in it once each', () => {
    expect(codesOf([...three, organization('provider', 'e')])).toEqual(['parties.3 DUPLICATE']);
  });
});
