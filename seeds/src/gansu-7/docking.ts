import { move } from '../acts/challenge.js';
import { endDocking, noteTalk, propose, turnKey } from '../acts/dockings.js';
import { conclude } from '../acts/requirements.js';
import { declineSolution } from '../acts/solutions.js';
import { type DockingPlan, milestones } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** From the end of October to mid-December: talks, agreements, and words for those who were not chosen. */
export function docking(season: Season): Part[] {
  const { answers, telling } = season;
  const needs = [...new Set(answers.dockings.map(({ solution }) => solution.need))];
  return [
    inTurn('Docking begins', ['startDocking'] as const, (action) =>
      move(telling, action, milestones.docking),
    ),
    forEach('Enterprises and teams dock', needs, async (need) => {
      const own = answers.dockings.filter(({ solution }) => solution.need === need);
      const steps = own.flatMap((plan) => stepsOf(season, plan));
      for (const { play } of steps.sort((a, b) => a.at.getTime() - b.at.getTime())) await play();
    }),
    forEach('Teams are told why not', answers.declines, ({ solution, at }) =>
      declineSolution(telling, solution, at, solution.feedback!),
    ),
    inTurn('Needs without a deal are concluded', answers.conclusions, ({ need, at }) =>
      conclude(telling, need, at),
    ),
  ];
}

interface Step {
  readonly at: Date;
  readonly play: () => Promise<void>;
}

/** Talks about the same need happen in order of their times. */
function stepsOf({ answers, telling }: Season, plan: DockingPlan): Step[] {
  const { solution, proposedAt, talkedAt, end, isByEnterprise } = plan;
  const number = answers.dockings.indexOf(plan);
  const begin = [
    { at: proposedAt, play: () => propose(telling, solution, proposedAt, isByEnterprise) },
    { at: talkedAt, play: () => noteTalk(telling, solution, talkedAt, number) },
  ];
  if (end.kind === 'superseded') return begin;
  if (end.kind === 'no-deal')
    return [
      ...begin,
      { at: end.at, play: () => endDocking(telling, solution, 'decline', end.at, end.reason) },
    ];
  const { enterpriseAt, teamAt, teamSignedAt, cancelled } = end;
  return [
    ...begin,
    { at: enterpriseAt, play: () => turnKey(telling, solution, 'enterprise', enterpriseAt) },
    { at: teamAt, play: () => turnKey(telling, solution, 'team', teamAt, teamSignedAt) },
    ...(cancelled
      ? [
          {
            at: cancelled.at,
            play: () => endDocking(telling, solution, 'cancel', cancelled.at, cancelled.reason),
          },
        ]
      : []),
  ];
}
