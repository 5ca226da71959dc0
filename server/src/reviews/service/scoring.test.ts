import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Criterion, formulas } from '../model.js';
import { compare, minus, plus, type Ratio, ratio, times, toFraction } from './ratio.js';
import { combine, scoreSubjects, valueOf } from './scoring.js';

const name = { lang: 'en' as const, text: 'name', translations: [] };
const criterion = (code: string, maxScore: number, weight = 1): Criterion => ({
  code,
  name,
  maxScore,
  weight,
  anchors: [],
});
const scores = (given: Record<string, number>) =>
  Object.entries(given).map(([code, score]) => ({ criterion: code, score }));
const fractions = (values: readonly number[]) => values.map((value) => ratio(value));

/** A rubric with reviews of it by a few reviewers, of a few subjects. */
const rounds = fc
  .array(
    fc.record({ maxScore: fc.integer({ min: 1, max: 1000 }), weight: fc.integer({ min: 1, max: 100 }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((terms) => {
    const rubric = terms.map(({ maxScore, weight }, index) => criterion(`c${index}`, maxScore, weight));
    const sheet = fc.tuple(
      ...rubric.map(({ code, maxScore }) =>
        fc.integer({ min: 0, max: maxScore }).map((score) => ({ criterion: code, score })),
      ),
    );
    const review = fc.record({
      reviewer: fc.constantFrom('ann', 'bob', 'cem', 'dee', 'eve', 'fay'),
      subject: fc.constantFrom('a', 'b', 'c', 'd'),
      scores: sheet,
    });
    return fc.record({
      rubric: fc.constant(rubric),
      formula: fc.constantFrom(...formulas),
      reviews: fc.uniqueArray(review, {
        selector: ({ reviewer, subject }) => reviewer + subject,
        maxLength: 24,
      }),
    });
  });

const between = (value: Ratio, low: Ratio, high: Ratio) =>
  compare(low, value) <= 0 && compare(value, high) <= 0;

describe('the value of a review', () => {
  const rubric = [criterion('novelty', 100, 3), criterion('market', 50, 1)];

  it('is a weighted percentage of the best, whatever each criterion’s best is', () => {
    expect(valueOf('mean', rubric, scores({ novelty: 100, market: 50 }))).toEqual(ratio(100));
    expect(valueOf('mean', rubric, scores({ novelty: 50, market: 50 }))).toEqual(ratio(125, 2));
    expect(valueOf('median', rubric, scores({ novelty: 0, market: 25 }))).toEqual(ratio(25, 2));
  });

  it('is in points under weighted-sum', () => {
    expect(valueOf('weighted-sum', rubric, scores({ novelty: 85, market: 40 }))).toEqual(ratio(295, 10));
  });

  it('is exact where floating point is not', () => {
    const thirds = [criterion('x', 3), criterion('y', 7)];
    expect(toFraction(valueOf('mean', thirds, scores({ x: 1, y: 1 })))).toBe('500/21');
  });
});

describe('a subject’s score', () => {
  it('trims one highest and one lowest from five reviews up', () => {
    expect(combine('trimmed-mean', fractions([0, 60, 70, 80]))).toEqual(ratio(210, 4));
    expect(combine('trimmed-mean', fractions([100, 60, 70, 80, 0]))).toEqual(ratio(70));
    expect(combine('trimmed-mean', fractions([100, 100, 0, 0, 50, 51]))).toEqual(ratio(201, 4));
  });

  it('takes the middle, or the mean of the middle two', () => {
    expect(combine('median', fractions([9, 1, 5]))).toEqual(ratio(5));
    expect(combine('median', fractions([9, 1, 5, 6]))).toEqual(ratio(11, 2));
    expect(combine('median', fractions([4]))).toEqual(ratio(4));
  });

  it('is the mean otherwise', () => {
    expect(combine('mean', fractions([1, 2]))).toEqual(ratio(3, 2));
    expect(combine('weighted-sum', fractions([1, 2, 2]))).toEqual(ratio(5, 3));
  });

  it('lies between the lowest and the highest value, in whatever order they come', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.constantFrom(...formulas),
        values,
        fc.infiniteStream(fc.nat()),
        (formula, each, keys) => {
          const combined = combine(formula, fractions(each));
          expect(between(combined, ratio(Math.min(...each)), ratio(Math.max(...each)))).toBe(true);
          const shuffled = each
            .map((value) => ({ value, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
          expect(combine(formula, fractions(shuffled))).toEqual(combined);
        },
      ),
    );
  });

  it('moves with its reviews: shifted and stretched values give a shifted and stretched score', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 });
    const factors = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(fc.constantFrom(...formulas), values, factors, factors, (formula, each, factor, shift) => {
        const moved = fractions(each.map((value) => value * factor + shift));
        const expected = plus(times(combine(formula, fractions(each)), ratio(factor)), ratio(shift));
        expect(combine(formula, moved)).toEqual(expected);
      }),
    );
  });
});

describe('scores of a round', () => {
  const subjects = ['a', 'b', 'c', 'd'];

  it('do not depend on the order of reviews', () => {
    fc.assert(
      fc.property(rounds, ({ rubric, formula, reviews }) => {
        const forwards = scoreSubjects(formula, rubric, subjects, reviews);
        const backwards = scoreSubjects(formula, rubric, subjects, [...reviews].reverse());
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  it('stay within bounds: percentages within 0–100, points within what can be had', () => {
    fc.assert(
      fc.property(rounds, ({ rubric, formula, reviews }) => {
        const attainable = rubric.reduce((total, { weight, maxScore }) => total + weight * maxScore, 0);
        const best = formula === 'weighted-sum' ? ratio(attainable, 10) : ratio(100);
        for (const each of scoreSubjects(formula, rubric, subjects, reviews)) {
          const count = reviews.filter(({ subject }) => subject === each.subject).length;
          expect(each.values).toHaveLength(count);
          expect(each.score === null).toBe(count === 0);
          if (each.score !== null) expect(between(each.score, ratio(0), best)).toBe(true);
          if (each.normalised !== null) expect(between(each.normalised, ratio(0), ratio(100))).toBe(true);
        }
      }),
    );
  });

  it('never fall when one reviewer gives one criterion more', () => {
    fc.assert(
      fc.property(rounds, fc.nat(), ({ rubric, formula, reviews }, pick) => {
        if (reviews.length === 0) return;
        const chosen = pick % reviews.length;
        const raised = reviews.map((review, index) =>
          index === chosen
            ? {
                ...review,
                scores: review.scores.map((each, at) => ({ ...each, score: rubric[at]!.maxScore })),
              }
            : review,
        );
        const before = scoreSubjects(formula, rubric, subjects, reviews);
        const after = scoreSubjects(formula, rubric, subjects, raised);
        for (const [index, { score }] of after.entries())
          if (score !== null) expect(compare(score, before[index]!.score!)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('stretch each reviewer’s scale to 0–100, so that severity cancels out', () => {
    const rubric = [criterion('x', 100)];
    const review = (reviewer: string, subject: string, x: number) => ({
      reviewer,
      subject,
      scores: scores({ x }),
    });
    const reviews = [
      review('severe', 'a', 10),
      review('severe', 'b', 20),
      review('severe', 'c', 30),
      review('lenient', 'a', 80),
      review('lenient', 'b', 90),
      review('lenient', 'c', 100),
      review('single', 'a', 77),
    ];
    const [a, b, c] = scoreSubjects('mean', rubric, ['a', 'b', 'c'], reviews);
    expect(a!.normalised).toEqual(ratio(50, 3));
    expect([b!.normalised, c!.normalised]).toEqual([ratio(50), ratio(100)]);
    expect(minus(c!.score!, b!.score!)).toEqual(ratio(10));
    expect(a!.means.get('x')).toEqual(ratio(167, 30));
  });

  it('are absent without a rubric', () => {
    const reviews = [{ reviewer: 'ann', subject: 'a', scores: [] }];
    expect(scoreSubjects('mean', [], ['a'], reviews)).toEqual([
      { subject: 'a', means: new Map(), values: [], score: null, normalised: null },
    ]);
  });
});
