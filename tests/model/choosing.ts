import { targetsOf } from '@duijie/shared';
import { type Attempt, type Contract, type Kind, type Lives, workflows } from './lives.js';
import { actionsOn } from './rules.js';

/** Two numbers of fast-check's, each below a thousand: which attempt, and what it is given. */
export interface Roll {
  readonly pick: number;
  readonly detail: number;
}

export const sides = 1_000;
export const teams = 3;

/** How likely an action is where it is legal; 6 when left out. What ends a life early is rare, or none would get far. */
const weights: Readonly<Record<string, number>> = {
  ...{ 'requirement.edit': 0.3, 'requirement.recommend': 0.3, 'requirement.return': 0.3 },
  ...{ 'requirement.reject': 0.1, 'requirement.revise': 0.5, 'requirement.extend': 0.3 },
  ...{ 'requirement.close': 1, 'requirement.reopen': 0.2, 'requirement.conclude': 0.1 },
  ...{ 'requirement.withdraw': 0.1, 'requirement.confirm': 3, 'requirement.release': 9 },
  ...{ 'solution.edit': 0.3, 'solution.revise': 0.5, 'solution.decline': 0.2, 'solution.withdraw': 0.2 },
  ...{ 'docking.note': 0.3, 'docking.accept': 9, 'docking.decline': 0.4, 'docking.cancel': 0.4 },
  ...{ 'contract.edit': 0.5, 'contract.void': 0.3, 'contract.refuseRegistration': 0.5 },
  ...{ 'contract.sign': 12, 'contract.amend': 1.5, 'contract.correct': 1.5, 'contract.terminate': 0.5 },
};
const illegalWeight = 0.05;

/** What is tried next: mostly something that the tables allow, sometimes something that they do not. */
export function chosen(lives: Lives, { pick, detail }: Roll): Attempt {
  const options = optionsIn(lives, detail);
  let left = (pick / sides) * options.reduce((sum, { weight }) => sum + weight, 0);
  return (options.find(({ weight }) => (left -= weight) < 0) ?? options.at(-1)!).attempt;
}

interface Option {
  readonly attempt: Attempt;
  readonly weight: number;
}

function optionsIn(lives: Lives, detail: number): Option[] {
  const counts: Readonly<Record<Kind, number>> = {
    requirement: 1,
    solution: lives.solutions.length,
    docking: lives.dockings.length,
    contract: lives.contracts.length,
  };
  return (Object.keys(counts) as Kind[]).flatMap((kind) =>
    Array.from({ length: counts[kind] }).flatMap((_none, index) =>
      actionsOn(kind).flatMap((action) => optionOf(lives, { kind, index, action, detail })),
    ),
  );
}

function optionOf(lives: Lives, attempt: Attempt): Option[] {
  const { kind, action, index } = attempt;
  const beside = besides[`${kind}.${action}`];
  if (beside) {
    const weight = beside(lives, index);
    const given = action === 'answer' ? { ...attempt, detail: attempt.detail % teams } : attempt;
    return weight === 0 ? [] : [{ attempt: given, weight }];
  }
  const lists = { requirement: [lives.requirement], solution: lives.solutions, docking: lives.dockings };
  const { state } = { ...lists, contract: lives.contracts }[kind][index]!;
  const isLegal = targetsOf(workflows[kind], state, action).length > 0;
  return [{ attempt, weight: isLegal ? (weights[`${kind}.${action}`] ?? 6) : illegalWeight }];
}

type Weigh = (lives: Lives, index: number) => number;

const onContract = (weigh: (contract: Contract) => number): Weigh => {
  return ({ contracts }, index) => weigh(contracts[index]!);
};

/** How likely what is no action of a table is; 0 where it cannot even be tried. */
const besides: Readonly<Record<string, Weigh>> = {
  'requirement.diagnose': ({ requirement: { state, isDiagnosed } }) =>
    state === 'submitted' && !isDiagnosed ? 8 : 0,
  'requirement.expire': ({ requirement: { state } }) => (state === 'released' ? 0.5 : 0),
  'requirement.answer': ({ requirement: { state }, solutions }) =>
    state === 'released' ? 10 / (1 + 2 * solutions.length) : illegalWeight,
  'solution.score': ({ solutions }, index) => (solutions[index]!.state === 'eligible' ? 0.5 : 0),
  'solution.propose': ({ solutions, dockings }, index) =>
    solutions[index]!.isHandedOver ? 6 / (1 + dockings.length) : illegalWeight,
  'docking.contract': ({ dockings, contracts }, index) =>
    dockings[index]!.state === 'agreed' ? 6 / (1 + contracts.length) : illegalWeight,
  'contract.plan': onContract(({ state }) => (state === 'performing' ? 1 : illegalWeight)),
  'contract.drop': onContract(({ milestones }) => (milestones.length > 0 ? 3 : 0)),
  'contract.pay': onContract(({ state }) => (state === 'performing' ? 3 : illegalWeight)),
  'contract.reverse': onContract(({ payments }) => (payments.length > 0 ? 2 : 0)),
};
