import { describe, expect, it } from '@jest/globals';
import { type Filter, SearchRefused, type SearchIndex, type SearchRequest } from '@duijie/server';
import { suite } from './engines.js';
import { everybody } from './world.js';

const all = { kinds: ['needs'], text: '', page: 1, size: 20 } as const;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function ids(index: SearchIndex, rest: Partial<SearchRequest>) {
  return (await index.search(everybody, { ...all, ...rest })).hits.map(({ id }) => id.slice(-4));
}

export const narrowing = suite('filters, counts and orders', (index) => {
  const filters: [string, Filter, string[]][] = [
    ['a value', { column: 'field', in: ['energy'] }, ['0042', '0101']],
    ['one of several values', { column: 'region', in: ['621100', '620900'] }, ['0007', '0101', '0113']],
    ['no value', { column: 'field', in: [] }, []],
    ['a value with quotes', { column: 'field', in: ['energy" OR field != "'] }, []],
    ['a range of numbers', { column: 'budget', gte: 500_000, lt: 2_000_000 }, ['0007', '0113']],
    ['a range with a fraction', { column: 'budget', gt: 799_999.5 }, ['0042', '0113']],
    [
      'a range of dates',
      { column: 'deadline', gt: day('2022-08-01'), lte: day('2022-09-01') },
      ['0042', '0113'],
    ],
    ['an exact date', { column: 'deadline', in: [new Date('2022-07-31T16:00:00Z')] }, ['0007']],
    ['without a value', { column: 'budget', exists: false }, ['0101']],
    ['with a value', { column: 'budget', exists: true }, ['0007', '0042', '0113']],
    ['not', { not: { column: 'budget', gte: 600_000 } }, ['0007', '0101']],
    [
      'any of two conditions',
      {
        any: [
          { column: 'field', in: ['biomedicine'] },
          { column: 'budget', lte: 500_000 },
        ],
      },
      ['0007', '0113'],
    ],
    [
      'all of two conditions',
      {
        all: [
          { column: 'field', in: ['energy'] },
          { column: 'budget', exists: true },
        ],
      },
      ['0042'],
    ],
    ['everything', { all: [] }, ['0007', '0042', '0101', '0113']],
    ['nothing', { any: [] }, []],
  ];
  it.each(filters)('lets through %s', async (_what, filter, expected) => {
    expect((await ids(index(), { filter })).sort()).toEqual(expected);
  });

  it('narrows what was typed', async () => {
    expect(await ids(index(), { text: '废水', filter: { column: 'field', in: ['agriculture'] } })).toEqual([
      '0007',
    ]);
    expect(await ids(index(), { text: '废水', filter: { column: 'field', in: ['energy'] } })).toEqual([]);
  });

  it('never takes a filter for a reason to ask for fewer words', async () => {
    const filter = { column: 'field', in: ['energy'] };
    const { hits, matched } = await index().search(everybody, { ...all, text: 'potato water', filter });
    expect({ hits, matched }).toEqual({ hits: [], matched: 'all' });
  });

  it('counts values, the most frequent first', async () => {
    const { facets } = await index().search(everybody, {
      ...all,
      facets: [{ column: 'field' }, { column: 'region' }],
    });
    expect(facets.field).toEqual([
      { value: 'energy', count: 2 },
      { value: 'agriculture', count: 1 },
      { value: 'biomedicine', count: 1 },
    ]);
    expect(facets.region?.slice(0, 2)).toEqual([
      { value: '620000', count: 4 },
      { value: '621100', count: 2 },
    ]);
  });

  it('counts ranges, in the order asked for', async () => {
    const ranges = [
      { key: 'much', gte: 1_000_000 },
      { key: 'little', lt: 1_000_000 },
    ];
    const late = [{ key: 'late', gte: day('2022-09-01') }];
    const facets = [
      { column: 'budget', ranges },
      { column: 'deadline', ranges: late },
    ];
    expect((await index().search(everybody, { ...all, facets })).facets).toEqual({
      budget: [
        { value: 'much', count: 1 },
        { value: 'little', count: 2 },
      ],
      deadline: [{ value: 'late', count: 1 }],
    });
  });

  it('counts each column as if nothing were chosen in it', async () => {
    const filter: Filter = {
      all: [
        { column: 'field', in: ['energy'] },
        { column: 'budget', exists: true },
      ],
    };
    const facets = [{ column: 'field' }, { column: 'region' }];
    const answer = await index().search(everybody, { ...all, filter, facets });
    expect(answer.total).toEqual({ value: 1, exact: true });
    expect(answer.facets.field?.map(({ value }) => value)).toEqual(['agriculture', 'biomedicine', 'energy']);
    expect(answer.facets.region).toEqual([
      { value: '620000', count: 1 },
      { value: '620100', count: 1 },
    ]);
  });

  it('adds up the counts of several kinds', async () => {
    const kinds = ['needs', 'teams'];
    const { facets } = await index().search(everybody, { ...all, kinds, facets: [{ column: 'field' }] });
    expect(facets.field).toEqual([
      { value: 'energy', count: 3 },
      { value: 'biomedicine', count: 2 },
      { value: 'agriculture', count: 1 },
    ]);
  });

  it('orders by a number or a date, documents without one last either way', async () => {
    const sort = (column: string, direction: 'ascending' | 'descending') =>
      ids(index(), { sort: { column, direction } });
    expect(await sort('budget', 'ascending')).toEqual(['0007', '0113', '0042', '0101']);
    expect(await sort('budget', 'descending')).toEqual(['0042', '0113', '0007', '0101']);
    expect(await sort('deadline', 'ascending')).toEqual(['0007', '0042', '0113', '0101']);
  });

  it('orders what was typed for, too, and keeps all that was found', async () => {
    const sort = { column: 'budget', direction: 'ascending' } as const;
    expect(await ids(index(), { text: 'the', sort })).toEqual(['0007', '0113', '0042']);
    expect(await ids(index(), { text: 'of', sort })).toEqual(['0007', '0113', '0042', '0101']);
  });

  it('orders kinds that lack the column after those that have it', async () => {
    const sort = { column: 'budget', direction: 'descending' } as const;
    const kinds = ['teams', 'needs'];
    expect(await ids(index(), { sort, kinds })).toEqual(['0042', '0113', '0007', '0101', 'am-1', 'am-2']);
  });

  it('gives pages that meet without overlap, and empty ones beyond the end', async () => {
    const sort = { column: 'deadline', direction: 'ascending' } as const;
    const pages = [1, 2, 3].map((page) => ids(index(), { sort, page, size: 3 }));
    expect(await Promise.all(pages)).toEqual([['0007', '0042', '0113'], ['0101'], []]);
    const far = await index().search(everybody, { ...all, page: 1_000_000, size: 100 });
    expect({ hits: far.hits, total: far.total.value }).toEqual({ hits: [], total: 4 });
  });

  it('counts without hits', async () => {
    const answer = await index().search(everybody, { ...all, size: 0 });
    expect({ hits: answer.hits, total: answer.total.value }).toEqual({ hits: [], total: 4 });
    expect(await index().count(everybody, { kinds: ['needs'], text: '废水' })).toEqual({
      value: 1,
      exact: true,
    });
  });

  describe('refuses', () => {
    it.each<[string, Partial<SearchRequest>, string, string]>([
      ['a kind', { kinds: ['needs', 'secrets'] }, 'kinds.1', 'teams'],
      ['a facet', { facets: [{ column: 'nothing' }] }, 'facets.0.column', 'budget, deadline, field, region'],
      [
        'a column that is not for counting',
        { facets: [{ column: 'audience' }] },
        'facets.0.column',
        'region',
      ],
      ['an order', { sort: { column: 'field', direction: 'ascending' } }, 'sort.column', 'budget, deadline'],
      [
        'a column in a filter',
        { filter: { not: { column: '$where', in: [] } } },
        'filter.not.column',
        'audience',
      ],
      ['a text for a number', { filter: { column: 'budget', in: ['1'] } }, 'filter.in.0', 'a number'],
      ['no date', { filter: { column: 'deadline', gte: new Date(NaN) } }, 'filter.gte', 'a date'],
      ['a field to show', { highlight: { fields: ['secret'] } }, 'highlight.fields.0', 'summary'],
      ['page 0', { page: 0 }, 'page', 'from 1'],
      ['half a page', { size: 0.5 }, 'size', 'from 0 to 100'],
      ['too large a page', { size: 101 }, 'size', 'from 0 to 100'],
    ])('%s, naming what is allowed', async (_what, rest, path, allowed) => {
      const refused = await index()
        .search(everybody, { ...all, ...rest })
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(SearchRefused);
      expect((refused as SearchRefused).path).toBe(path);
      expect((refused as SearchRefused).message).toContain(allowed);
    });
  });
});
