import { type Score } from './metrics.js';

/** What the embedded engine reached over the season: nDCG@10, recall@10 and MRR@10 of every slice. */
const reached: Readonly<Record<string, readonly [ndcg10: number, recall10: number, mrr10: number]>> = {
  'words, zh': [0.988, 0.992, 0.993],
  'words, en': [0.998, 1, 1],
  'prefixes, zh': [0.996, 1, 1],
  'prefixes, en': [1, 1, 1],
  'mixed, mixed': [0.953, 0.966, 0.948],
  'typos, en': [0.999, 1, 1],
  'cross-language, en': [0.915, 0.938, 0.911],
  'cross-language, zh': [0.729, 0.839, 0.696],
  codes: [1, 1, 1],
  'keywords, zh': [0.992, 1, 0.99],
  'keywords, en': [0.991, 1, 0.988],
  'title words, en': [0.988, 0.999, 0.985],
  'title substrings, zh': [0.995, 0.999, 0.993],
  'typos in keywords, en': [0.991, 1, 0.987],
};

/** No slice may fall by more. */
const tolerance = 0.02;

/** How far below its level a slice fell, in words; none where it holds. Throws for a slice without a level. */
export function fallsOf(name: string, { ndcg10, recall10, mrr10 }: Score): string[] {
  const level = reached[name];
  if (!level) throw new Error(`${name} has no level`);
  const now = { 'nDCG@10': ndcg10, 'recall@10': recall10, 'MRR@10': mrr10 };
  return Object.entries(now).flatMap(([metric, value], index) =>
    value < level[index]! - tolerance
      ? [`${name}: ${metric} fell from ${level[index]} to ${value.toFixed(3)}`]
      : [],
  );
}
