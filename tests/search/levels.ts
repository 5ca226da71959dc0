import { type Score } from './metrics.js';

/** What the embedded engine reached over the season: nDCG@10, recall@10 and MRR@10 of every slice. */
const reached: Readonly<Record<string, readonly [ndcg10: number, recall10: number, mrr10: number]>> = {
  'words, zh': [0.986, 0.992, 0.989],
  'words, en': [0.993, 1, 0.994],
  'prefixes, zh': [0.996, 1, 1],
  'prefixes, en': [1, 1, 1],
  'mixed, mixed': [0.953, 0.966, 0.948],
  'typos, en': [0.999, 1, 1],
  'cross-language, en': [0.911, 0.938, 0.905],
  'cross-language, zh': [0.732, 0.839, 0.702],
  codes: [1, 1, 1],
  'keywords, zh': [0.995, 1, 0.994],
  'keywords, en': [0.991, 1, 0.988],
  'title words, en': [0.983, 0.999, 0.979],
  'title substrings, zh': [0.992, 0.999, 0.99],
  'typos in keywords, en': [0.989, 1, 0.985],
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
