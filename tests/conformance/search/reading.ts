import { expect, it } from '@jest/globals';
import { type Reader, type SearchIndex } from '@duijie/server';
import { suite } from './engines.js';
import { everybody, insider } from './world.js';

const secrets = [
  '钚',
  '钚分',
  '保密',
  'zyxxanthum',
  'zyxx',
  'zyxxanthmu',
  'quixotrope',
  'GS2022-XQ-0900',
  '0900',
];
const request = {
  kinds: ['needs', 'teams'],
  page: 1,
  size: 20,
  facets: [{ column: 'field' }, { column: 'region' }],
  highlight: { fields: ['title', 'summary', 'keywords', 'code'] },
};

/** Everything that an index tells a reader who types something. */
async function told(index: SearchIndex, reader: Reader, text: string) {
  const { hits, ...rest } = await index.search(reader, { ...request, text });
  return {
    rest,
    hits: hits.map(({ id, highlights }) => ({ id, highlights })),
    count: await index.count(reader, { kinds: request.kinds, text }),
    suggestions: await index.suggest(reader, { kinds: request.kinds, prefix: text, size: 20 }),
    values: await index.facetValues(reader, {
      kinds: ['needs'],
      text,
      column: 'field',
      prefix: '',
      size: 20,
    }),
  };
}

export const reading = suite('what a reader may not see', (index) => {
  it.each(secrets)('is not found by %s', async (text) => {
    const { hits, count, suggestions, values } = await told(index(), everybody, text);
    expect(hits.map(({ id }) => id)).not.toContain('need-0900');
    expect({ count: count.value, suggestions, values }).toEqual({ count: 0, suggestions: [], values: [] });
  });

  it.each(secrets)('is found by those who may: %s', async (text) => {
    expect((await told(index(), insider, text)).hits.map(({ id }) => id)).toEqual(['need-0900']);
  });

  it('changes nothing of what others are told', async () => {
    const typed = [
      '',
      'catalyst',
      'catalsyt',
      'zyxxanthun',
      '催化剂',
      'cat',
      '分',
      'only members',
      'confidential potato',
    ];
    const before = await Promise.all(typed.map((text) => told(index(), everybody, text)));
    const similarBefore = await index().similar(everybody, { kind: 'needs', id: 'need-0042', size: 5 });
    await index().upsert('needs', [
      {
        id: 'need-0901',
        rev: 1,
        text: { title: { en: 'Catalsyt zyxxanthun only members confidential', 'zh-CN': '催化剂分离' } },
        columns: { audience: 'org-b', field: 'energy', region: ['620000'], budget: 1, deadline: new Date(0) },
      },
    ]);
    const after = await Promise.all(typed.map((text) => told(index(), everybody, text)));
    const similarAfter = await index().similar(everybody, { kind: 'needs', id: 'need-0042', size: 5 });
    await index().remove('needs', ['need-0901']);
    expect(after).toEqual(before);
    expect(similarAfter.map(({ id }) => id)).toEqual(similarBefore.map(({ id }) => id));
  });

  it('has no say in which words are rare, and so in what is most alike', async () => {
    const made = (id: string, title: string, audience: string) => ({
      ...{ id, rev: 1, text: { title: { en: title } } },
      columns: { audience, field: 'energy', region: ['620000'], budget: 1, deadline: new Date(0) },
    });
    const seen = [
      made('alike-0', 'quorvex brimtal', 'public'),
      made('alike-1', 'brimtal ferrogan', 'public'),
      made('alike-2', 'brimtal astenide', 'public'),
      made('alike-3', 'quorvex umbralin', 'public'),
    ];
    const unseen = Array.from({ length: 30 }, (_none, number) =>
      made(`alike-unseen-${number}`, `quorvex ${'pelmaric '.repeat(number)}`, 'org-b'),
    );
    await index().upsert('needs', seen);
    const alike = async () =>
      (await index().similar(everybody, { kind: 'needs', id: 'alike-0', size: 9 })).map(({ id }) => id);
    const before = await alike();
    await index().upsert('needs', unseen);
    const after = await alike();
    await index().remove(
      'needs',
      [...seen, ...unseen].map(({ id }) => id),
    );
    expect(before).toEqual(['alike-3', 'alike-1', 'alike-2']);
    expect(after).toEqual(before);
  });

  it('is not compared with, nor compared to', async () => {
    expect(await index().similar(everybody, { kind: 'needs', id: 'need-0900', size: 5 })).toEqual([]);
    const similar = await index().similar(everybody, { kind: 'needs', id: 'need-0042', size: 5 });
    expect(similar.map(({ id }) => id)).not.toContain('need-0900');
  });

  it('is a whole kind where the reader has no filter for it', async () => {
    const onlyTeams: Reader = { teams: { all: [] } };
    const { hits, totals } = await index().search(onlyTeams, { ...request, text: '' });
    expect(hits.map(({ kind }) => kind)).toEqual(['teams', 'teams']);
    expect(totals).toEqual({ teams: 2 });
    expect(await index().similar(onlyTeams, { kind: 'needs', id: 'need-0042', size: 5 })).toEqual([]);
    expect(await index().suggest(onlyTeams, { kinds: ['needs'], prefix: 'cat', size: 5 })).toEqual([]);
  });

  it('is everything where the reader has no filter at all', async () => {
    expect(await told(index(), {}, 'catalyst')).toMatchObject({ hits: [], count: { value: 0 } });
  });

  it('is never opened by a filter of the request', async () => {
    const filter = { column: 'audience', in: ['org-a'] };
    expect(
      (await index().search(everybody, { ...request, kinds: ['needs'], text: '', filter })).hits,
    ).toEqual([]);
    expect(await index().suggest(everybody, { kinds: ['needs'], prefix: 'zyxx', filter, size: 5 })).toEqual(
      [],
    );
  });
});
