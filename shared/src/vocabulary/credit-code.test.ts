import { describe, expect, it } from '@jest/globals';
import { creditCodeCheck, isCreditCode, normaliseCreditCode } from './credit-code.js';

describe('a unified social credit code', () => {
  // Published codes of large institutions: an oracle that is not ours.
  it.each(['91350100M000100Y43', '91110108551385082Q', '91440300708461136T', '12100000400000624D'])(
    '%s is one',
    (code) => expect(isCreditCode(code)).toBe(true),
  );

  it('is refused when any one character is changed, or two neighbours trade places', () => {
    const code = '91350100M000100Y43';
    for (let at = 0; at < 18; at++) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other === code[at]) continue;
        expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at]! + code.slice(at + 2);
      expect(isCreditCode(swapped)).toBe(swapped === code);
    }
  });

  it.each(['', '91350100M000100Y4', '91350100M000100Y433', '9135010OM000100Y43', '91350100I000100Y43'])(
    '"%s" is none',
    (code) => expect(isCreditCode(code)).toBe(false),
  );

  it('is read however it was typed', () => {
    expect(normaliseCreditCode(' 91350100-m000100y43 ')).toBe('91350100M000100Y43');
    expect(normaliseCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
  });

  it('is completed by its check character', () => {
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
  });
});
