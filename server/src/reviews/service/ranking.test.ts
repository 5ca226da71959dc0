import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TieBreak, rankSubjects, undecidedTies } from './ranking.js';
import { compare, ratio } from './ratio.js';
import { type SubjectScore } from './scoring.js';

const scored = (subject: string, score: number | null, x = 0): SubjectScore => ({
  subject,
  means: new Map([['x', ratio(x)]]),
  values: [],
  score: score === null ? null : ratio(score),
  normalised: null,
});
const shared: TieBreak = { rule: 'shared-rank', criterion: null, order: [] };
const ranks = (scores: SubjectScore[], ties: TieBreak) =>
  rankSubjects(scores, ties).map(({ subject, rank, tied }) => [subject, rank, tied]);

const many = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 15 })
  .chain((subjects) =>
    fc.tuple(
      ...subjects.map((subject) =>
        fc
          .tuple(fc.option(fc.integer({ min: 0, max: 4 })), fc.integer({ min: 0, max: 2 }))
          .map(([score, x]) => scored(subject, score, x)),
      ),
    ),
  )
  .map((scores) => [...scores] as SubjectScore[]);

describe('ranking', () => {
  it('shares ranks and skips those after', () => {
    const scores = [scored('d', 1), scored('b', 2), scored('c', 2), scored('a', 3), scored('e', null)];
    expect(ranks(scores, shared)).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, true],
      ['d', 4, false],
      ['e', null, false],
    ]);
  });

  it('lets a higher criterion win, and still shares where that is equal', () => {
    const scores = [scored('a', 2, 1), scored('b', 2, 5), scored('c', 2, 5), scored('d', 1, 9)];
    expect(ranks(scores, { rule: 'higher-criterion', criterion: 'x', order: [] })).toEqual([
      ['b', 1, true],
      ['c', 1, true],
      ['a', 3, true],
      ['d', 4, false],
    ]);
  });

  it('lets the organizer decide, and says what is left to decide', () => {
    const scores = [scored('a', 2), scored('b', 2), scored('c', 3)];
    expect(undecidedTies(scores, ['b'])).toEqual(['a']);
    expect(undecidedTies(scores, ['b', 'a'])).toEqual([]);
    expect(ranks(scores, { rule: 'organizer-decides', criterion: null, order: ['b', 'a'] })).toEqual([
      ['c', 1, false],
      ['b', 2, true],
      ['a', 3, true],
    ]);
  });

  it('is the same for every order of input, agrees with the scores, and counts those above', () => {
    const rules = fc.constantFrom<TieBreak>(shared, { rule: 'higher-criterion', criterion: 'x', order: [] });
    fc.assert(
      fc.property(many, rules, (scores, ties) => {
        const ranked = rankSubjects(scores, ties);
        expect(rankSubjects([...scores].reverse(), ties)).toEqual(ranked);
        expect(ranked).toHaveLength(scores.length);
        for (const { score, rank } of ranked) {
          const above = ranked.filter(
            (other) => other.score !== null && score !== null && compare(other.score, score) > 0,
          );
          expect(rank === null).toBe(score === null);
          if (rank !== null) expect(rank).toBeGreaterThan(above.length);
          if (rank !== null && ties.rule === 'shared-rank') expect(rank).toBe(above.length + 1);
        }
      }),
    );
  });
});
