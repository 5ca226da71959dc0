import { aScan, type ContractCast } from '../../factories/index.js';
import { aContractOf, contractReaders } from './contracts.js';
import { type Sample } from './samples.js';
import { english, type World } from './world.js';

/** A contract that replaced an intent, was registered and amended, with a confirmed milestone and payment. */
async function aFullContract(world: World): Promise<{ milestone: string; payment: string } & ContractCast> {
  const terms = { total: 1_000n, royalty: english('3 %'), from: new Date('2022-01-01T00:00:00Z') };
  const { contract: intent } = await aContractOf(world, { kind: 'intent', status: 'signed' });
  const around = await aContractOf(world, { ...terms, status: 'performing', supersedes: intent._id });
  const { contracts } = world.app.services;
  const [enterprise, provider, organizer] = await Promise.all(
    (['signatory', 'teamLeader', 'organizer'] as const).map((role) => world.people[role]!.viewer()),
  );
  const id = around.contract._id;
  const evidence = await aScan(world.app, world.people.organizer!);
  await contracts.amend(organizer!, id, { until: new Date('2023-01-01T00:00:00Z') }, { evidence });
  const planned = { contractId: id, name: english('Pilot'), dueAt: new Date('2022-12-01T00:00:00Z') };
  const { _id: milestone } = await contracts.milestones.plan(organizer!, { ...planned, amount: 600n });
  await contracts.milestones.take(provider!, milestone, 'reach');
  await contracts.milestones.take(enterprise!, milestone, 'confirm');
  const money = { contractId: id, milestoneId: milestone, from: 0, to: 1, amount: 600n, reference: 'R-1' };
  const { _id: payment } = await contracts.payments.record(enterprise!, money);
  await contracts.payments.confirm(provider!, payment);
  return { ...around, milestone, payment };
}

export async function contractSamples(world: World): Promise<Sample[]> {
  const { contract, milestone, payment } = await aFullContract(world);
  const from = `contract(id: "${contract._id}")`;
  const sees = contractReaders;
  return [
    {
      ...{ type: 'Contract', from, id: contract._id, sees },
      open:
        'id status version viewerActions code kind name challenge docking requirement team parties terms earlierTerms paid ' +
        'outstanding supersedes supersededBy registration milestones payments signedAt acceptedAt terminatedAt createdAt history',
      empty: 'acceptedAt terminatedAt supersededBy',
    },
    {
      ...{ type: 'Milestone', from, path: 'milestones', id: milestone, sees },
      open: 'id status version viewerActions contract name dueAt amount reachedAt confirmedAt history',
    },
    {
      ...{ type: 'Payment', from, path: 'payments', id: payment, sees },
      open: 'id status version viewerActions contract milestone from to amount paidAt reference confirmedAt history',
    },
  ];
}
