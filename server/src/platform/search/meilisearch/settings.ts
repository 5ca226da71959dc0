import { type Settings } from 'meilisearch';
import { languages } from '@duijie/shared';
import { type Glossary, type SearchSchema } from '../schema.js';
import { normalized } from '../text/normal-form.js';
import { spelledAttribute, textAttribute, textAttributes } from './records.js';

/** More than anybody pages through, and still counted exactly. */
export const MOST_HITS = 20_000;
export const MOST_VALUES = 1_000;
/** The engine parts words at punctuation alone, so that what stands beside a symbol would be one word with it. */
const SYMBOLS = [...'$<=>^|~`+±×÷≈≠≤≥∞√°¥€£¢©®™←→↑↓⇒∶●○■□◆◇▲△▼★☆※✓'];
/** An attribute that no document has. */
export const NO_COLUMN = '_none';

/** How an index of a kind is to work; all of it is set, whatever the engine's defaults are. */
export function settingsOf({ text, columns }: SearchSchema, glossary: Glossary): Settings {
  const fields = Object.keys(text).sort((a, b) => text[b]!.weight - text[a]!.weight);
  const names = Object.keys(columns);
  return {
    searchableAttributes: fields.flatMap((field) => [...textAttributes([field]), spelledAttribute(field)]),
    displayedAttributes: ['id', 'rev', ...textAttributes(fields)],
    filterableAttributes: ['id', ...names],
    sortableAttributes: ['id', NO_COLUMN, ...names.filter((name) => columns[name]!.type !== 'keyword')],
    // An order that is asked for comes before relevance; what is equal in everything comes by its id.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'id:asc'],
    localizedAttributes: languages.map((language) => ({
      attributePatterns: fields.map((field) => textAttribute(field, language)),
      // `chi`, the other code of Chinese, does nothing.
      locales: [language === 'en' ? 'eng' : 'cmn'],
    })),
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      disableOnAttributes: fields.map(spelledAttribute),
      disableOnNumbers: true,
    },
    separatorTokens: SYMBOLS,
    synonyms: synonymsOf(glossary),
    stopWords: [],
    pagination: { maxTotalHits: MOST_HITS },
    faceting: { maxValuesPerFacet: MOST_VALUES, sortFacetValuesBy: { '*': 'count' } },
  };
}

function synonymsOf(glossary: Glossary): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  const add = (from: string, to: string) => synonyms.set(from, (synonyms.get(from) ?? new Set()).add(to));
  for (const pair of glossary) {
    const [zh, en] = [normalized(pair.zh), normalized(pair.en)];
    add(zh, en);
    add(en, zh);
  }
  return Object.fromEntries([...synonyms].map(([word, others]) => [word, [...others]]));
}
