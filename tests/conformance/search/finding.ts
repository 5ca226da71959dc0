import { expect, it } from '@jest/globals';
import { type Reader, type SearchIndex, type SearchRequest } from '@duijie/server';
import { suite } from './engines.js';
import { everybody } from './world.js';

type Partial = Omit<SearchRequest, 'page' | 'size' | 'kinds' | 'text'> & { kinds?: string[] };

async function found(index: SearchIndex, text: string, rest: Partial = {}, reader: Reader = everybody) {
  const { hits } = await index.search(reader, { kinds: ['needs'], text, page: 1, size: 20, ...rest });
  return hits.map(({ id }) => id);
}

export const finding = suite('what is typed finds what is meant', (index) => {
  it.each([
    ['a Chinese word', '催化剂', ['need-0042']],
    ['two words written together', '低浓度瓦斯', ['need-0042']],
    ['any two characters of a title', '粉废', ['need-0007']],
    ['one character that begins a word', '当', ['need-0113']],
    ['one character that ends a run', '艺', ['need-0113']],
    ['an English word', 'catalyst', ['need-0042']],
    ['in capitals', 'CATALYST', ['need-0042']],
    ['in full-width letters', 'ｃａｔａｌｙｓｔ', ['need-0042']],
    ['the beginning of the last word', 'potato sta', ['need-0007']],
    ['letters transposed', 'catalsyt', ['need-0042']],
    ['a letter missing', 'angelca', ['need-0113']],
    ['two slips in a long word', 'extrcation', ['need-0113']],
    ['both languages at once', '当归 extraction', ['need-0113']],
    ['a code', 'GS2022-XQ-0042', ['need-0042']],
    ['a code in lower case', 'gs2022-xq-0042', ['need-0042']],
    ['the end of a code', 'XQ-0042', ['need-0042']],
    ['a translation of the glossary, to Chinese', 'wind turbine', ['need-0101']],
    ['a word that is only known in the other language', '风力发电机', ['need-0101']],
  ])('%s: %s', async (_what, text, ids) => {
    expect(await found(index(), text)).toEqual(ids);
  });

  it.each([
    ['a short word with a slip', 'winx'],
    ['a code with another digit', 'GS2022-XQ-0043'],
    ['a number with another digit', '451'],
  ])('takes nothing for another: %s', async (_what, text) => {
    expect(await found(index(), text)).toEqual([]);
  });

  it('asks for all words first', async () => {
    expect(await found(index(), 'potato waste')).toEqual(['need-0007']);
  });

  it('gives what has some of the words, and says so, where nothing has all', async () => {
    const request = { kinds: ['needs'], text: 'potato angelica', page: 1, size: 20 };
    const { hits, matched } = await index().search(everybody, request);
    expect({ matched, ids: hits.map(({ id }) => id).sort() }).toEqual({
      matched: 'any',
      ids: ['need-0007', 'need-0113'],
    });
  });

  it('looks through several kinds at once', async () => {
    const request = { kinds: ['needs', 'teams'], text: 'extraction', page: 1, size: 20 };
    const { hits, total, totals } = await index().search(everybody, request);
    expect(hits.map(({ kind, id }) => `${kind}/${id}`).sort()).toEqual(['needs/need-0113', 'teams/team-2']);
    expect(total.value).toBe(2);
    expect(totals).toEqual({ needs: 1, teams: 1 });
  });

  it('ranks a title before running text', async () => {
    const request = { kinds: ['teams'], text: 'catalysis', page: 1, size: 20 };
    expect((await index().search(everybody, request)).hits[0]?.id).toBe('team-1');
  });

  it('gives everything that the reader sees where nothing is typed', async () => {
    expect((await found(index(), ' ')).sort()).toEqual(['need-0007', 'need-0042', 'need-0101', 'need-0113']);
  });

  it.each([
    ['emoji', '🔥🔥'],
    ['punctuation', '，。？！'],
    ['operators', '"*" + ~ ^ () [] {} \\'],
  ])('finds nothing by %s alone', async (_what, text) => {
    expect(await found(index(), text)).toEqual([]);
  });

  it.each([
    ['10,000 Chinese characters', '催化剂'.repeat(3_334)],
    ['10,000 Latin characters', 'catalyst '.repeat(1_112)],
    ['one endless word', 'x'.repeat(10_000)],
    ['a regular expression', '(催化剂)+.*[a-z]{1,9}$'],
    ['HTML', '<script>alert("催化剂")</script>'],
    ['words and emoji', '催化剂 🔥 catalyst'],
    ['one letter', 'a'],
    ['a lone surrogate', '\ud83d'],
    ['control characters', '\u0000\u0007催化剂'],
  ])('answers %s', async (_what, text) => {
    expect(Array.isArray(await found(index(), text))).toBe(true);
  });

  it('finds with an emoji what is found without', async () => {
    expect(await found(index(), '催化剂🔥')).toEqual(['need-0042']);
  });
});
