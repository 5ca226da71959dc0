import { type Institution, type SeasonNeed, type SolutionEntry, type TeamEntry } from '../content/index.js';
import { type ConclusionPlan, planConclusions, planDeclines, type DeclinePlan } from './conclusion.js';
import { contestants, type ContestPlan, planContest } from './contest.js';
import { type ContractPlan, planContracts } from './contract.js';
import { type Dice } from './dice.js';
import { type AgreedPlan, type DockingPlan, planDockings } from './docking.js';
import { type AcceptancePlan, planAcceptances, planQuestions, type QuestionPlan } from './question.js';
import { type NeedPlan } from './season.js';
import { planSolutions, type SolutionPlan } from './solution.js';
import { type InstitutionPlan, planInstitutions, planTeams, type TeamPlan } from './team.js';

/** The second half of the season: who answers what, and what comes of it. */
export interface AnswersPlan {
  readonly institutions: readonly InstitutionPlan[];
  readonly teams: readonly TeamPlan[];
  readonly solutions: readonly SolutionPlan[];
  readonly questions: readonly QuestionPlan[];
  readonly acceptances: readonly AcceptancePlan[];
  readonly contest: readonly ContestPlan[];
  readonly dockings: readonly DockingPlan[];
  readonly contracts: readonly ContractPlan[];
  readonly declines: readonly DeclinePlan[];
  readonly conclusions: readonly ConclusionPlan[];
}

export interface Answering {
  readonly needs: readonly SeasonNeed[];
  readonly institutions: readonly Institution[];
  readonly teams: readonly TeamEntry[];
  readonly solutions: readonly SolutionEntry[];
}

/** All of it in one; `contracted` is the sum of all contracts in fen. */
export function planAnswers(
  { needs, institutions, teams, solutions }: Answering,
  needPlans: readonly NeedPlan[],
  judgesFor: (solution: SolutionEntry) => readonly string[],
  contracted: bigint,
  dice: Dice,
): AnswersPlan {
  const trios = contestants(solutions);
  const isInContest = (solution: SolutionEntry) => trios.some((trio) => trio.includes(solution));
  const answers = planSolutions(solutions, needPlans, isInContest, dice);
  const teamPlans = planTeams(teams, answers, dice);
  const dockings = planDockings(solutions, dice);
  const agreed = dockings.filter(
    (docking): docking is AgreedPlan => docking.end.kind === 'agreed' && docking.end.cancelled === null,
  );
  return {
    institutions: planInstitutions(institutions, teamPlans),
    teams: teamPlans,
    solutions: answers,
    questions: planQuestions(answers, dice),
    acceptances: planAcceptances(answers, dice),
    contest: planContest(trios, judgesFor, dice),
    dockings,
    contracts: planContracts(agreed, contracted, dice),
    declines: planDeclines(solutions, dockings, dice),
    conclusions: planConclusions(needs, solutions),
  };
}
