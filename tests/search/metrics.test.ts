import { describe, expect, it } from '@jest/globals';
import { type Judgement, ndcg, recall, reciprocalRank, scoreOf } from './metrics.js';
import { type Grade } from './queries.js';

const judgement = (ranking: string, ...grades: [string, Grade][]): Judgement => ({
  ranking: [...ranking],
  grades: new Map(grades),
});
// The first hit is meant, the third one related, the other one that is meant is fifth.
const mixed = judgement('axbyc', ['a', 2], ['b', 1], ['c', 2]);

describe('nDCG', () => {
  it('is what one reckons by hand', () => {
    // 3/log2(2) + 1/log2(4) + 3/log2(6), of 3/log2(2) + 3/log2(3) + 1/log2(4).
    expect(ndcg(mixed, 10)).toBeCloseTo((3 + 0.5 + 3 / 2.58496) / (3 + 3 / 1.58496 + 0.5), 5);
    expect(ndcg(mixed, 10)).toBeCloseTo(0.86424, 4);
  });

  it('is 1 for the best order, 0 without a hit, and looks no deeper than it should', () => {
    expect(ndcg(judgement('acb', ['a', 2], ['b', 1], ['c', 2]), 10)).toBe(1);
    expect(ndcg(judgement('', ['a', 2]), 10)).toBe(0);
    expect(ndcg(judgement('xya', ['a', 2]), 2)).toBe(0);
  });
});

describe('recall', () => {
  it('counts what is meant, not what is related', () => {
    expect(recall(mixed, 10)).toBe(1);
    expect(recall(mixed, 4)).toBe(0.5);
    expect(recall(judgement('b', ['a', 2], ['b', 1]), 10)).toBe(0);
  });
});

describe('the reciprocal rank', () => {
  it('is that of the first hit that is meant', () => {
    expect(reciprocalRank(mixed, 10)).toBe(1);
    expect(reciprocalRank(judgement('xbya', ['a', 2], ['b', 1]), 10)).toBe(0.25);
    expect(reciprocalRank(judgement('xbya', ['a', 2], ['b', 1]), 3)).toBe(0);
  });
});

describe('the score of a slice', () => {
  it('is the mean over its queries', () => {
    const score = scoreOf([
      judgement('xa', ['a', 2]),
      judgement('', ['a', 2]),
      judgement('a', ['a', 2], ['b', 2]),
    ]);
    expect(score).toMatchObject({ queries: 3, recall10: 0.5, recall100: 0.5, mrr10: 0.5 });
    expect(score.zeroRate).toBeCloseTo(1 / 3, 10);
    expect(score.ndcg10).toBeCloseTo((1 / 1.58496 + 0 + 1 / (1 + 1 / 1.58496)) / 3, 5);
  });

  it('is none over nothing', () => {
    expect(() => scoreOf([])).toThrow('nothing was judged');
  });
});
