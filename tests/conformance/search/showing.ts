import { expect, it } from '@jest/globals';
import { type Filter, type Reader, type SearchIndex } from '@duijie/server';
import { suite } from './engines.js';
import { everybody, insider } from './world.js';

async function shown(index: SearchIndex, text: string, field = 'title', length?: number) {
  const highlight = { fields: [field], ...(length !== undefined && { length }) };
  const { hits } = await index.search(everybody, { kinds: ['needs'], text, page: 1, size: 1, highlight });
  return hits[0]?.highlights[field];
}

export const showing = suite('what is shown of a hit', (index) => {
  it('marks what was typed, in the text as it was written', async () => {
    expect(await shown(index(), '催化剂')).toEqual({
      'zh-CN': '低浓度瓦斯<em>催化</em>氧化<em>催化剂</em>的研制',
      en: 'Catalyst for the oxidation of low-concentration methane',
    });
    expect((await shown(index(), 'ｍｅｔｈａｎｅ'))?.en).toBe(
      'Catalyst for the oxidation of low-concentration <em>methane</em>',
    );
  });

  it.each([
    ['a slip', 'catalsyt', 'en', '<em>Catalyst</em> for the oxidation of low-concentration methane'],
    ['a beginning', 'oxid', 'en', 'Catalyst for the <em>oxidation</em> of low-concentration methane'],
    ['a translation', '瓦斯', 'en', 'Catalyst for the oxidation of low-concentration <em>methane</em>'],
    ['one character', '研', 'zh-CN', '低浓度瓦斯催化氧化催化剂的<em>研</em>制'],
  ] as const)('marks %s', async (_what, text, language, expected) => {
    expect((await shown(index(), text))?.[language]).toBe(expected);
  });

  it('marks a code whole', async () => {
    expect(await shown(index(), 'GS2022-XQ-0042', 'code')).toEqual({ 'zh-CN': '<em>GS2022-XQ-0042</em>' });
  });

  it('escapes everything else', async () => {
    expect(await shown(index(), '叶片 towers')).toEqual({
      'zh-CN': '风机<em>叶片</em>&lt;b&gt;结冰&lt;/b&gt;监测',
      en: 'Detecting ice on blades of wind turbines &amp; <em>towers</em>',
    });
  });

  it('cuts long texts around the first match', async () => {
    expect((await shown(index(), '催化剂', 'summary', 10))?.['zh-CN']).toMatch(/^….*<em>催化剂<\/em>.*…$/);
    expect((await shown(index(), '催化剂', 'summary', 1_000))?.['zh-CN']).not.toContain('…');
  });

  it('joins several texts of a field', async () => {
    expect(await shown(index(), 'starch', 'keywords')).toEqual({
      'zh-CN': '淀粉 · 废水',
      en: 'potato <em>starch</em> · waste water',
    });
  });

  it('suggests titles, codes and keywords by what they hold so far', async () => {
    const suggest = async (prefix: string) => {
      const suggestions = await index().suggest(everybody, { kinds: ['needs', 'teams'], prefix, size: 10 });
      return suggestions.map(({ kind, text, highlighted }) => `${kind}: ${text} = ${highlighted}`);
    };
    expect(await suggest('ange')).toEqual([
      'needs: Extraction of the active compounds of angelica = Extraction of the active compounds of <em>angelica</em>',
      'needs: angelica = <em>angelica</em>',
    ]);
    expect(await suggest('绿')).toEqual(['teams: 绿色催化团队 = <em>绿</em>色催化团队']);
    expect(await suggest('GS2022-XQ-00')).toHaveLength(2);
    expect(await suggest('GS2022-XQ-0042')).toEqual(['needs: GS2022-XQ-0042 = <em>GS2022-XQ-0042</em>']);
    expect(await suggest('recyclable')).toEqual([]);
    expect(await suggest('')).toEqual([]);
    expect(await suggest('🔥')).toEqual([]);
  });

  it('suggests no more than is asked for, each text once', async () => {
    const suggestions = await index().suggest(everybody, { kinds: ['needs'], prefix: 'c', size: 1 });
    expect(suggestions.length).toBeLessThanOrEqual(1);
  });

  it('lists the values of a column that begin with something', async () => {
    const values = (prefix: string, text = '') =>
      index().facetValues(everybody, { kinds: ['needs'], text, column: 'field', prefix, size: 2 });
    expect(await values('')).toEqual([
      { value: 'energy', count: 2 },
      { value: 'agriculture', count: 1 },
    ]);
    expect(await values('BIO')).toEqual([{ value: 'biomedicine', count: 1 }]);
    expect(await values('', '废水')).toEqual([{ value: 'agriculture', count: 1 }]);
    expect(await values('x')).toEqual([]);
  });

  it('finds documents like one that the reader sees, never itself', async () => {
    const similar = async (reader: Reader, id: string, filter?: Filter) => {
      const hits = await index().similar(reader, { kind: 'needs', id, size: 5, ...(filter && { filter }) });
      return hits.map((hit) => hit.id);
    };
    expect(await similar(insider, 'need-0042')).toContain('need-0900');
    expect((await similar(insider, 'need-0900'))[0]).toBe('need-0042');
    expect(await similar(insider, 'need-0042', { column: 'field', in: ['nuclear'] })).toEqual(['need-0900']);
    expect(await similar(insider, 'need-0042', { column: 'field', in: ['energy'] })).not.toContain(
      'need-0900',
    );
    expect(await similar(everybody, 'need-0042')).not.toContain('need-0900');
    expect(await similar(everybody, 'need-0900')).toEqual([]);
    for (const id of ['need-0007', 'need-0042']) expect(await similar(everybody, id)).not.toContain(id);
    expect(await similar(everybody, 'nothing')).toEqual([]);
  });
});
