import {
  amendContract,
  draftContract,
  refuseRegistration,
  registerContract,
  signContract,
} from '../acts/contracts.js';
import { acceptResult, beginPerformance, goThrough } from '../acts/performance.js';
import { type ContractPlan, type Signature } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** By the end of the year 48 contracts are signed; all but the last are registered, and some under way or done. */
export function contracts(season: Season): Part[] {
  const { answers, telling } = season;
  const drafts = answers.contracts.flatMap((plan) => draftsOf(season, plan));
  const inOrder = drafts.sort((a, b) => a.at.getTime() - b.at.getTime());
  const performed = answers.contracts.filter(({ performance }) => performance !== null);
  return [
    // One after the other, since the code of each counts on from the one before.
    inTurn('Contracts are drafted', inOrder, ({ play }) => play()),
    forEach('Contracts are signed', answers.contracts, (plan) =>
      sign(season, plan, plan.docking.solution.key, plan.signatures),
    ),
    forEach('Contracts are registered', answers.contracts, (plan) => register(season, plan)),
    forEach('Contracts are performed', performed, async ({ docking: { solution }, performance }) => {
      const { beganAt, milestones, acceptedAt } = performance!;
      await beginPerformance(telling, solution.key, beganAt, milestones);
      for (const step of milestones) await goThrough(telling, solution, step);
      if (acceptedAt) await acceptResult(telling, solution, acceptedAt);
    }),
  ];
}

/** The contract itself, and before it the intent that it replaces, signed. */
function draftsOf(season: Season, plan: ContractPlan) {
  const { telling } = season;
  const { intent, docking, draftedAt, amendment, from, until, hasWitness } = plan;
  const { solution } = docking;
  const { key } = solution;
  const total = amendment?.before ?? plan.total;
  const intentKey = `${key} intent`;
  const formal = { key, kind: 'formal', total, from, until, hasWitness } as const;
  const early = {
    ...({ key: intentKey, kind: 'intent', total, supersedes: null } as const),
    ...{ from: null, until: null, hasWitness: false },
  };
  return [
    ...(intent
      ? [
          {
            at: intent.draftedAt,
            play: async () => {
              await draftContract(telling, solution, early, intent.draftedAt);
              await sign(season, plan, intentKey, intent.signatures);
            },
          },
        ]
      : []),
    {
      at: draftedAt,
      play: () => draftContract(telling, solution, { ...formal, supersedes: intent && intentKey }, draftedAt),
    },
  ];
}

async function sign(
  { telling }: Season,
  { docking: { solution } }: ContractPlan,
  key: string,
  signatures: readonly Signature[],
): Promise<void> {
  for (const [position, signature] of signatures.entries())
    await signContract(telling, solution, { key, position, ...signature });
}

async function register({ telling }: Season, plan: ContractPlan): Promise<void> {
  const { registration, amendment, total } = plan;
  const { key } = plan.docking.solution;
  if (registration === null) return;
  const { refused, at } = registration;
  if (refused) await refuseRegistration(telling, key, refused.at, refused.reason);
  await registerContract(telling, key, registration, at);
  if (amendment) await amendContract(telling, key, total, amendment);
}
