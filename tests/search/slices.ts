import { type ReleasedNeed } from '@duijie/seeds';
import { type SearchIndex } from '@duijie/server';
import { abstractsAs, type Collection, needsIn } from './collections.js';
import { type Abstract, abstractTitled } from './csl.js';
import {
  chineseKeywords,
  codes,
  englishKeywords,
  firstTwoKeywords,
  mistyped,
  substrings,
  titleWords,
} from './generated.js';
import { type Score, scoreOf } from './metrics.js';
import { type Query, readQueries, type Slice } from './queries.js';

/** Queries that are measured together, over one kind of documents. */
export interface MeasuredSlice {
  readonly name: string;
  readonly kind: string;
  readonly queries: readonly Query[];
}

/** Documents, and what is asked of them. */
export interface Measurement {
  readonly collections: readonly Collection[];
  readonly slices: readonly MeasuredSlice[];
}

/** The season in both languages, and in each alone for the questions in the other one. */
export function overSeason(needs: readonly ReleasedNeed[]): Measurement {
  const written = (slice: Slice, language: string, kind = 'needs') => ({
    name: `${slice}, ${language}`,
    kind,
    queries: readQueries(slice).filter((query) => query.language === language),
  });
  const generated = (name: string, generate: (needs: readonly ReleasedNeed[]) => Query[]) => ({
    ...{ name, kind: 'needs', queries: generate(needs) },
  });
  return {
    collections: [
      needsIn('needs', needs),
      needsIn('needs-chinese', needs, ['zh-CN']),
      needsIn('needs-english', needs, ['en']),
    ],
    slices: [
      written('words', 'zh'),
      written('words', 'en'),
      written('prefixes', 'zh'),
      written('prefixes', 'en'),
      written('mixed', 'mixed'),
      written('typos', 'en'),
      written('cross-language', 'en', 'needs-chinese'),
      written('cross-language', 'zh', 'needs-english'),
      generated('codes', codes),
      generated('keywords, zh', chineseKeywords),
      generated('keywords, en', englishKeywords),
      generated('title words, en', titleWords),
      generated('title substrings, zh', substrings),
      generated('typos in keywords, en', mistyped),
    ],
  };
}

export function overAbstracts(abstracts: readonly Abstract[]): Measurement {
  const crossLanguage = readQueries('csl-cross-language').map(({ grades, ...query }) => ({
    ...query,
    grades: new Map([...grades].map(([title, grade]) => [abstractTitled(abstracts, title).id, grade])),
  }));
  const kind = 'abstracts';
  return {
    collections: [abstractsAs(kind, abstracts)],
    slices: [
      { name: 'CSL, first two keywords', kind, queries: firstTwoKeywords(abstracts) },
      { name: 'CSL, cross-language, en', kind, queries: crossLanguage },
    ],
  };
}

/** Asks an engine every query of a slice, for its first 100 hits. */
export async function scoreSlice(index: SearchIndex, { kind, queries }: MeasuredSlice): Promise<Score> {
  const reader = { [kind]: { all: [] } };
  const judgements = [];
  for (const { text, grades } of queries) {
    const { hits } = await index.search(reader, { kinds: [kind], text, page: 1, size: 100 });
    judgements.push({ ranking: hits.map(({ id }) => id), grades });
  }
  return scoreOf(judgements);
}
