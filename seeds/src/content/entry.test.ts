import { describe, expect, it } from '@jest/globals';
import { Entry } from './entry.js';
import { keyed } from './file.js';

describe('a content entry', () => {
  const entry = (value: unknown) => new Entry(value, 'needs.yaml: bio-01');

  it.each([
    ['text', () => entry({ title: ' ' }).text('title'), 'needs.yaml: bio-01.title: must be text'],
    ['numbers', () => entry({ target: '1' }).number('target'), 'needs.yaml: bio-01.target: must be a number'],
    ['flags', () => entry({}).flag('namePublic'), 'needs.yaml: bio-01.namePublic: must be true or false'],
    [
      'choices',
      () => entry({ state: 'gone' }).oneOf('state', ['draft', 'released']),
      'needs.yaml: bio-01.state: must be one of draft, released',
    ],
    [
      'translations',
      () => entry({ title: { zh: '题' } }).bilingual('title'),
      'needs.yaml: bio-01.title.en: must be text',
    ],
    [
      'entries of lists',
      () =>
        entry({ indicators: [{ name: 1 }] })
          .entries('indicators')[0]!
          .text('name'),
      'needs.yaml: bio-01.indicators.0.name: must be text',
    ],
    [
      'keys nobody reads',
      () => entry({ titel: 'x' }).only('title'),
      'needs.yaml: bio-01.titel: is not one of title',
    ],
    ['repeated keys', () => keyed([{ key: 'a' }, { key: 'a' }], 'x.yaml'), 'x.yaml: a: is there twice'],
  ])('complains about %s by file and key', (_what, read, complaint) => {
    expect(read).toThrow(complaint);
  });

  it('reads what is there', () => {
    const read = entry({ title: { zh: '题', en: 'Title' }, budgetWan: null, aliases: ['a'] });
    expect([read.bilingual('title'), read.isNull('budgetWan'), read.texts('aliases')]).toEqual([
      { zh: '题', en: 'Title' },
      true,
      ['a'],
    ]);
  });
});
