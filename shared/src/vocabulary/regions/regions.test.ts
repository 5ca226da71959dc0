import { describe, expect, it } from '@jest/globals';
import { isKnownRegion, regionOf, regions } from './index.js';

describe('regions', () => {
  it('are 34 provinces and all of Gansu, each with a name in both languages', () => {
    const codes = regions.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(34);
    const gansu = codes.filter((code) => code.startsWith('62'));
    expect(gansu.filter((code) => code.endsWith('00') && code !== '620000')).toHaveLength(14);
    expect(gansu.filter((code) => !code.endsWith('00'))).toHaveLength(86);
    for (const { code, zh, en } of regions) {
      expect(code).toMatch(/^[1-8]\d{5}$/);
      expect(zh).toMatch(/^\p{Script=Han}+$/u);
      expect(en).toMatch(/^[\p{Script=Latin}', -]+$/u);
    }
  });

  it('stand under a known province', () => {
    for (const { code } of regions) expect(isKnownRegion(`${code.slice(0, 2)}0000`)).toBe(true);
  });

  it('are found by code, and only by a known one', () => {
    expect(regionOf('620102')).toEqual({ code: '620102', zh: '城关区', en: 'Chengguan District' });
    expect(regionOf('110108')?.en).toBe('Haidian District');
    for (const code of ['', '62', '629999', '620102 ', '000000']) expect(isKnownRegion(code)).toBe(false);
  });
});
