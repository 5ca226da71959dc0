import { atLeast, type Measure } from '../bench/figure.js';
import { type Score } from './metrics.js';

const everyOne = (name: string, { zeroRate, recall100 }: Score) => [
  atMostShare(`${name}: zero-result rate`, zeroRate, 0),
  atLeast(`${name}: found within the first 100`, recall100, 1),
];

/** What is promised of a slice, by its name. */
const promises: Readonly<Record<string, (name: string, score: Score) => Measure[]>> = {
  codes: everyOne,
  'keywords, zh': everyOne,
  'keywords, en': everyOne,
  'title words, en': everyOne,
  'title substrings, zh': everyOne,
  'typos, en': recallAtLeast(0.95),
  'typos in keywords, en': recallAtLeast(0.95),
  'cross-language, en': recallAtLeast(0.6),
  'cross-language, zh': recallAtLeast(0.6),
  'CSL, first two keywords': (name, { mrr10 }) => [atLeast(`${name}: MRR@10`, mrr10, 0.92)],
};

/** The promises that a slice is measured by, kept or not; none for most slices. */
export function promisesOf(name: string, score: Score): Measure[] {
  return promises[name]?.(name, score) ?? [];
}

function recallAtLeast(target: number): (name: string, score: Score) => Measure[] {
  return (name, { recall10 }) => [atLeast(`${name}: recall@10`, recall10, target)];
}

function atMostShare(what: string, value: number, target: number): Measure {
  return { what, value: value.toFixed(3), target: `≤ ${target}`, met: value <= target };
}
