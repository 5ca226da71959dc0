import { describe, expect, it } from '@jest/globals';
import { Redaction } from './redaction.js';

const redacted = (names: string[], text: string) =>
  new Redaction(names).of({ lang: 'en', text, translations: [{ lang: 'zh-CN', text }] });
const text = (names: string[], given: string) => redacted(names, given).text;

describe('a redaction', () => {
  it.each([
    [['Wang Lei'], 'By wang  lei and Lei-Wang', 'By ■■■ and ■■■'],
    [['Li'], 'Li makes lithium: Li, not Lia', '■■■ makes lithium: ■■■, not Lia'],
    [['王磊'], '由王磊教授负责', '由■■■教授负责'],
    [['王 磊'], '由王磊负责', '由■■■负责'],
    [['Quillmere', 'Quillmere Institute'], 'Quillmere Institute of Quillmere', '■■■ of ■■■'],
    [['Quillmere'], 'ＱＵＩＬＬＭＥＲＥ　says', '■■■　says'],
    [['Cleo Wren, professor'], 'Cleo Wren leads', '■■■ leads'],
    [['C++ Lab (Xi’an)'], 'C++ Lab (Xi’an) and C++ Lab', '■■■ and ■■■'],
    [['X'], 'X marks it', 'X marks it'],
    [['Wang Lei'], '10⁻³ m², 5 ㎡', '10⁻³ m², 5 ㎡'],
    [[], 'Nobody', 'Nobody'],
  ])('of %j turns %j into %j', (names, given, wanted) => {
    expect(text(names, given)).toBe(wanted);
  });

  it('reaches translations', () => {
    expect(redacted(['Ada'], 'Ada').translations).toEqual([{ lang: 'zh-CN', text: '■■■' }]);
  });
});
