import { beforeAll, describe, expect, it } from '@jest/globals';
import { readSeason, seasonDice } from '../gansu-7/content.js';
import { milestones } from './season-calendar.js';
import { type NeedPlan, planSeason } from './season.js';

describe('the plan of the season', () => {
  let plans: NeedPlan[];
  const { cast, needs } = readSeason();
  const expertsOf = (field: string) =>
    cast.people.filter((person) => person.field === field).map(({ key }) => key);
  const plan = () => planSeason(needs, expertsOf, seasonDice);

  beforeAll(() => {
    plans = plan();
  });

  it('comes out alike every time', () => {
    expect(plan()).toEqual(plans);
  });

  it('submits every need once, in the order of the codes, and releases the 42nd', () => {
    const times = plans.map(({ submittedAt }) => submittedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(plans.map(({ need }) => need.key)).size).toBe(needs.length);
    expect(plans[41]!.need.outcome).toBe('released');
  });

  it('mixes fields and outcomes', () => {
    for (let from = 0; from + 30 <= plans.length; from += 30) {
      const some = plans.slice(from, from + 30);
      expect(new Set(some.map(({ need }) => need.field)).size).toBeGreaterThanOrEqual(5);
      expect(new Set(some.map(({ need }) => need.outcome)).size).toBeGreaterThanOrEqual(2);
    }
  });

  it('lets everything that happens to a need happen in order', () => {
    for (const { need, review, publication, ...rest } of plans) {
      const times = [
        milestones.collecting,
        rest.draftedAt,
        rest.submittedAt,
        rest.withdrawnAt,
        review && milestones.diagnosisOpened,
        review?.conflict?.assignedAt,
        review?.conflict?.declaredAt,
        review?.assignedAt,
        review?.acceptedAt,
        review?.submittedAt,
        review && milestones.diagnosisFinalised,
        review && milestones.decision,
        review?.decidedAt,
        publication?.revisedAt,
        publication?.signedAt,
        publication?.confirmedAt,
        publication && milestones.soliciting,
        publication?.releasedAt,
        publication?.extension?.at,
        publication?.deadline,
        publication?.extension?.deadline,
      ].filter((time) => time != null);
      const inOrder = [...times].sort((a, b) => a.getTime() - b.getTime());
      expect({ key: need.key, times }).toEqual({ key: need.key, times: inOrder });
    }
  });

  it('recommends after the submission and before the decision', () => {
    const recommended = plans.filter(({ recommendedAt }) => recommendedAt !== null);
    for (const { submittedAt, recommendedAt } of recommended) {
      expect(submittedAt < recommendedAt!).toBe(true);
      expect(recommendedAt! < milestones.diagnosisFinalised).toBe(true);
    }
  });

  it('reviews what was not withdrawn, publishes what is released', () => {
    for (const { need, review, publication, withdrawnAt } of plans) {
      expect(withdrawnAt !== null).toBe(need.outcome === 'withdrawn');
      expect(review === null).toBe(need.outcome === 'withdrawn');
      expect(publication !== null).toBe(need.outcome === 'released');
    }
  });

  it('has experts of the field, five of whom stand back for another one', () => {
    for (const { need, review } of plans) {
      if (review) expect(expertsOf(need.field)).toContain(review.expert);
    }
    const conflicts = plans.flatMap(({ review }) => (review?.conflict ? [review] : []));
    expect(conflicts).toHaveLength(5);
    for (const { conflict, expert } of conflicts) expect(conflict!.expert).not.toBe(expert);
  });

  it('recommends about a third, and has some paper and some extensions', () => {
    const count = (test: (plan: NeedPlan) => unknown) => plans.filter(test).length;
    expect(count(({ recommendedAt }) => recommendedAt)).toBeGreaterThan(45);
    expect(count(({ recommendedAt }) => recommendedAt)).toBeLessThan(75);
    expect(count(({ publication }) => publication?.signedAt)).toBe(12);
    expect(count(({ publication }) => publication?.extension)).toBe(5);
  });
});
