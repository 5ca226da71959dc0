import { acceptConfidentiality, answer, ask } from '../acts/questions.js';
import {
  draftSolution,
  handIn,
  reviseSolution,
  screenSolution,
  takeSolution,
  withdrawSolution,
} from '../acts/solutions.js';
import { type SolutionPlan } from '../plan/index.js';
import { forEach, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** From June to September teams ask, write, and hand in; what belongs to one need happens in turn. */
export function answering({ answers, telling }: Season): Part[] {
  const needs = byNeed(answers.solutions);
  return [
    forEach('Solutions are drafted', needs, (own) =>
      inOrder(own, ({ solution, draftedAt, revisedAt }) =>
        draftSolution(telling, solution, draftedAt, revisedAt !== null),
      ),
    ),
    forEach('Leaders promise confidentiality', byNeed(answers.acceptances), (own) =>
      inOrder(own, ({ solution, at }) => acceptConfidentiality(telling, solution, at)),
    ),
    forEach('Teams ask', byNeed(answers.questions), (own) =>
      inOrder(own, async ({ solution, text, askedAt, ...given }) => {
        await ask(telling, solution, text, askedAt);
        await answer(telling, solution, given.answer, given.answeredAt);
      }),
    ),
    forEach('Solutions are handed in', needs, (own) =>
      inOrder(own, async ({ solution, handedInAt, revisedAt, late }) => {
        if (late !== null) return;
        await handIn(telling, solution, handedInAt, 'submit');
        if (revisedAt) await reviseSolution(telling, solution, revisedAt);
      }),
    ),
  ];
}

/** After the deadlines: what came late is admitted, some withdraw, all others are screened. */
export function screening({ answers, telling }: Season): Part[] {
  const late = answers.solutions.filter((plan) => plan.late !== null);
  const withdrawn = answers.solutions.filter(({ withdrawnAt }) => withdrawnAt !== null);
  const screened = answers.solutions.filter(({ screenedAt }) => screenedAt !== null);
  return [
    forEach('Late solutions are admitted', late, async ({ solution, handedInAt, late: admitted }) => {
      await handIn(telling, solution, handedInAt, 'submitLate');
      await takeSolution(telling, solution, 'admitLate', admitted!.admittedAt, admitted!.reason);
    }),
    forEach('Teams withdraw', withdrawn, ({ solution, withdrawnAt }) =>
      withdrawSolution(telling, solution, withdrawnAt!),
    ),
    forEach('Solutions are screened', screened, ({ solution, screenedAt }) =>
      screenSolution(telling, solution, screenedAt!),
    ),
  ];
}

/** Plans of the same need together. */
function byNeed<P extends Pick<SolutionPlan, 'solution'>>(plans: readonly P[]): P[][] {
  const needs = [...new Set(plans.map(({ solution }) => solution.need))];
  return needs.map((need) => plans.filter(({ solution }) => solution.need === need));
}

async function inOrder<P>(plans: readonly P[], play: (plan: P) => Promise<void>): Promise<void> {
  for (const plan of plans) await play(plan);
}
