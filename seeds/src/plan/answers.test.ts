import { beforeAll, describe, expect, it } from '@jest/globals';
import { readSeason, seasonDice } from '../gansu-7/content.js';
import { type AnswersPlan, planAnswers } from './answers.js';
import { apportion } from './amounts.js';
import { milestones } from './season-calendar.js';
import { type NeedPlan, planSeason } from './season.js';

const total = 3_810_000_000n;

describe('the plan of the answers', () => {
  let needPlans: NeedPlan[];
  let answers: AnswersPlan;
  const content = readSeason();
  const experts = content.cast.people.filter(({ role }) => role === 'expert').map(({ key }) => key);
  const expertsOf = (field: string) =>
    content.cast.people.filter((person) => person.field === field).map(({ key }) => key);
  const plan = () => planAnswers(content, needPlans, () => experts, total, seasonDice);
  const fieldOf = ({ docking }: AnswersPlan['contracts'][number]) => docking.solution.need.field;

  beforeAll(() => {
    needPlans = planSeason(content.needs, expertsOf, seasonDice);
    answers = plan();
  });

  it('comes out alike every time', () => {
    expect(plan()).toEqual(answers);
  });

  it('hands everything in between release and deadline, but for two that come late', () => {
    const late = answers.solutions.filter((each) => each.late !== null);
    expect(late).toHaveLength(2);
    for (const { solution, draftedAt, handedInAt, revisedAt, late: admitted } of answers.solutions) {
      const { publication } = needPlans.find(({ need }) => need.key === solution.need.key)!;
      const { releasedAt, extension } = publication!;
      const deadline = extension?.deadline ?? publication!.deadline;
      expect(draftedAt > releasedAt && draftedAt < handedInAt).toBe(true);
      expect(handedInAt < deadline).toBe(admitted === null);
      if (revisedAt) expect(revisedAt > handedInAt && revisedAt < deadline).toBe(true);
      if (admitted) expect(admitted.admittedAt > handedInAt).toBe(true);
    }
  });

  it('lets everything that happens to a solution happen in order', () => {
    for (const each of answers.solutions) {
      const docking = answers.dockings.filter(({ solution }) => solution === each.solution).at(-1);
      const decline = answers.declines.find(({ solution }) => solution === each.solution);
      const times = [
        each.handedInAt,
        each.late?.admittedAt,
        each.withdrawnAt,
        each.screenedAt,
        each.handedOverAt,
        each.shortlistedAt,
        docking?.proposedAt,
        docking?.talkedAt,
        docking?.end.kind === 'agreed' ? docking.end.enterpriseAt : null,
        docking?.end.kind === 'agreed' ? docking.end.teamAt : null,
        docking?.end.kind === 'agreed' ? docking.end.cancelled?.at : null,
        docking?.end.kind === 'no-deal' ? docking.end.at : null,
        decline?.at,
      ].filter((time) => time != null);
      const inOrder = [...times].sort((a, b) => a.getTime() - b.getTime());
      expect({ key: each.solution.key, times }).toEqual({ key: each.solution.key, times: inOrder });
    }
  });

  it('registers institutions before their teams, and teams before they write', () => {
    for (const { team, registeredAt, joining } of answers.teams) {
      const institution = answers.institutions.find((each) => each.institution.key === team.institution);
      if (institution) expect(institution.registeredAt < registeredAt).toBe(true);
      if (joining) expect(joining.joinedAt > joining.invitedAt).toBe(true);
      for (const { solution, draftedAt } of answers.solutions)
        if (solution.team === team) expect(draftedAt > registeredAt).toBe(true);
    }
    expect(answers.teams.filter(({ joining }) => joining?.isOnPaper).length).toBeGreaterThan(3);
  });

  it('fights for three needs of three fields on site, with three teams and five judges each', () => {
    expect(answers.contest).toHaveLength(3);
    const solutions = answers.contest.flatMap(({ onSite }) => onSite.map(({ solution }) => solution));
    expect(new Set(solutions.map(({ team }) => team.key)).size).toBe(9);
    expect(new Set(solutions.map(({ need }) => need.field)).size).toBe(3);
    for (const { onSite, screening } of answers.contest) {
      expect(onSite.map(({ sheets }) => sheets.length)).toEqual([5, 5, 5]);
      expect(screening.map(({ sheets }) => sheets.length)).toEqual([2, 2, 2]);
      const sums = onSite.map(({ sheets }) => sheets.flatMap(({ points }) => points).reduce((a, b) => a + b));
      expect(sums).toEqual([...sums].sort((a, b) => b - a));
      expect(onSite[0]!.solution.outcome).toBe('docked');
    }
  });

  it('docks 48, after one agreement that fell through, and concludes the others', () => {
    const agreed = answers.dockings.flatMap(({ end, solution }) =>
      end.kind === 'agreed' ? [{ end, solution }] : [],
    );
    const fallen = agreed.filter(({ end }) => end.cancelled !== null);
    expect([agreed.length, fallen.length]).toEqual([49, 1]);
    const again = agreed.find(({ end, solution }) => {
      return solution.need === fallen[0]!.solution.need && end.cancelled === null;
    })!;
    expect(again.end.enterpriseAt > fallen[0]!.end.cancelled!.at).toBe(true);
    expect(answers.conclusions).toHaveLength(58);
    const released = content.needs.filter(({ outcome }) => outcome === 'released').length;
    expect(agreed.length - 1 + answers.conclusions.length).toBe(released);
    for (const { end } of agreed) expect(end.teamAt < milestones.conclusion).toBe(true);
  });

  it('contracts exactly what was published, at least three in every field, all by the 28th of December', () => {
    const sum = answers.contracts.reduce((a, each) => a + each.total, 0n);
    expect([answers.contracts.length, sum]).toEqual([48, total]);
    const fields = [...new Set(answers.contracts.map(fieldOf))];
    const counts = fields.map((field) => answers.contracts.filter((each) => fieldOf(each) === field).length);
    expect(counts).toHaveLength(7);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
    for (const { signatures, registration, total: each } of answers.contracts) {
      expect(signatures.every(({ at }) => at < new Date('2022-12-28T18:00:00+08:00'))).toBe(true);
      if (registration) expect(registration.technologyValue <= each).toBe(true);
    }
  });

  it('leaves contracts in different states at the end of the year', () => {
    const count = (test: (plan: AnswersPlan['contracts'][number]) => unknown) =>
      answers.contracts.filter(test).length;
    expect(count(({ registration }) => registration === null)).toBe(1);
    expect(count(({ performance }) => performance?.acceptedAt)).toBe(3);
    expect(count(({ performance }) => performance !== null)).toBe(22);
    expect(count(({ intent }) => intent !== null)).toBe(1);
    expect(count(({ amendment }) => amendment !== null)).toBe(1);
    expect(count(({ hasWitness }) => hasWitness)).toBe(16);
  });

  it('lets everything that happens to a contract happen in order', () => {
    for (const { docking, intent, signatures, performance, ...each } of answers.contracts) {
      const times = [
        docking.end.teamAt,
        intent?.draftedAt,
        ...(intent?.signatures ?? []).map(({ at }) => at),
        each.draftedAt,
        ...signatures.map(({ at }) => at),
        each.registration?.refused?.at,
        each.registration?.at,
        performance?.beganAt,
        performance?.acceptedAt,
      ].filter((time) => time != null);
      const inOrder = [...times].sort((a, b) => a.getTime() - b.getTime());
      expect(times).toEqual(inOrder);
      const steps = (performance?.milestones ?? []).flatMap(({ reachedAt, confirmedAt, payment }) =>
        [reachedAt, confirmedAt, payment?.at, payment?.confirmedAt].filter((at) => at != null),
      );
      expect(steps).toEqual([...steps].sort((a, b) => a.getTime() - b.getTime()));
      if (performance?.acceptedAt) expect(steps.at(-1)! < performance.acceptedAt).toBe(true);
      for (const at of [...times, ...steps]) expect(at < milestones.end).toBe(true);
    }
  });
});

describe('shares of a total', () => {
  it('sum up to it exactly, whatever was asked for', () => {
    for (const asked of [[1, 1, 1], [7], [3, 11, 29, 31], Array.from({ length: 48 }, (_, i) => 30 + i)]) {
      const shares = apportion(total, asked);
      expect(shares.reduce((a, b) => a + b, 0n)).toBe(total);
      expect(shares.every((each) => each % 100_000n === 0n)).toBe(true);
    }
  });

  it('refuse a total that is no whole thousand yuan', () => {
    expect(() => apportion(1n, [1])).toThrow(RangeError);
  });
});
