import { contractWorkflow, milestoneWorkflow, paymentWorkflow } from '@duijie/shared';
import {
  aContract,
  aMilestone,
  aDocking,
  aPayment,
  type ContractCast,
  type ContractWish,
  type DockingCast,
} from '../../factories/index.js';
import { later } from './asking.js';
import { type Subject } from './lifecycle.js';
import { type Root } from './roots.js';
import { allBut, type RoleName, type World } from './world.js';

const organizer: readonly RoleName[] = ['organizer'];
const payers: readonly RoleName[] = ['member', 'signatory'];
const providers: readonly RoleName[] = ['teamLeader', 'institutionSignatory'];
const signatories: readonly RoleName[] = ['signatory', 'institutionSignatory'];
/** Who sees a contract in every state, and everything of it. */
export const contractReaders: readonly RoleName[] = [
  ...payers,
  ...providers,
  'organizer',
  'teamMember',
  'auditor',
];
const sees = (role: RoleName) => contractReaders.includes(role);
const reason = { reason: 'for the test' };

const agreements = new WeakMap<World, Promise<DockingCast>>();

/** The agreement between the enterprise and the team. */
function theAgreement(world: World): Promise<DockingCast> {
  const { app, cast, teamCast } = world;
  const made = agreements.get(world) ?? aDocking(app, { cast, team: teamCast, status: 'agreed' });
  agreements.set(world, made);
  return made;
}

export async function aContractOf(world: World, wish: ContractWish): Promise<ContractCast> {
  return aContract(world.app, { around: await theAgreement(world), ...wish });
}

let made = 0;

const registration = () => ({
  input: {
    ...{ office: { lang: 'EN', text: 'Office' }, number: `Matrix ${++made}` },
    ...{ type: 'DEVELOPMENT', technologyValue: '1' },
  },
});

export const contracts: Subject = {
  kind: 'contract',
  workflow: contractWorkflow,
  read: (_world, id) => ({ from: `contract(id: "${id}")` }),
  calls: [
    { mutation: 'editContract', action: 'edit' },
    { mutation: 'voidContract', action: 'void' },
    { mutation: 'signContract', action: 'sign', given: { party: 0 }, by: ['signatory'] },
    {
      ...{ mutation: 'signContract', action: 'sign', given: { party: 1 }, by: ['institutionSignatory'] },
      owner: ({ institution: { _id: id } }) => ({ kind: 'ORGANIZATION', id }),
    },
    { mutation: 'registerContract', action: 'register', given: registration },
    { mutation: 'refuseRegistration', action: 'refuseRegistration' },
    { mutation: 'performContract', action: 'perform' },
    { mutation: 'acceptContract', action: 'accept' },
    { mutation: 'terminateContract', action: 'terminate' },
    // Without the paper that everybody signed even the right person is refused.
    { mutation: 'amendContract', action: 'amend', lacks: true },
    { mutation: 'correctContract', action: 'correct', given: { input: { total: '5' } } },
  ],
  without: { supersede: 'comes with the formal contract' },
  sees,
  may: {
    edit: [...payers, ...organizer],
    void: [...payers, ...organizer],
    sign: signatories,
    register: organizer,
    refuseRegistration: organizer,
    perform: [...payers, ...providers, ...organizer],
    accept: payers,
    terminate: organizer,
    amend: [...signatories, ...organizer],
    correct: organizer,
    supersede: [],
  },
  onBehalf: { sign: organizer, accept: organizer },
  owner: ({ enterprise: { _id: id } }) => ({ kind: 'ORGANIZATION', id }),
  create: async (world, status) => (await aContractOf(world, { status })).contract._id,
};

/** The contract of each milestone and payment made here. */
const contractOf = new Map<string, string>();

async function aMilestoneIn(world: World, state: string): Promise<string> {
  const around = await aContractOf(world, { status: 'performing' });
  const { milestones } = world.app.services.contracts;
  const { _id: id } = await aMilestone(world.app, around, 1n);
  contractOf.set(id, around.contract._id);
  const provider = await world.people.teamLeader!.viewer();
  if (state === 'dropped') await milestones.take(await around.cast.organizer.viewer(), id, 'drop', reason);
  if (state === 'reached' || state === 'confirmed') await milestones.take(provider, id, 'reach');
  if (state === 'confirmed') await milestones.take(await around.cast.member.viewer(), id, 'confirm');
  return id;
}

const inTheNameOf = (provider: string) => (world: World, action: string) => ({
  kind: 'ORGANIZATION' as const,
  id: (action === provider ? world.institution : world.enterprise)._id,
});

export const milestones: Subject = {
  kind: 'milestone',
  workflow: milestoneWorkflow,
  read: (_world, id) => ({ from: `contract(id: "${contractOf.get(id)}")`, path: 'milestones' }),
  calls: [
    { mutation: 'reachMilestone', action: 'reach' },
    { mutation: 'rejectMilestone', action: 'reject' },
    { mutation: 'confirmMilestone', action: 'confirm' },
    { mutation: 'dropMilestone', action: 'drop' },
  ],
  sees,
  may: { reach: providers, reject: payers, confirm: payers, drop: organizer },
  onBehalf: { reach: organizer, reject: organizer, confirm: organizer },
  owner: inTheNameOf('reach'),
  create: aMilestoneIn,
};

async function aPaymentIn(world: World, state: string): Promise<string> {
  const around = await aContractOf(world, { status: 'performing' });
  const { payments } = world.app.services.contracts;
  const { _id: id } = await aPayment(world.app, around, 1n);
  contractOf.set(id, around.contract._id);
  if (state === 'confirmed') await payments.confirm(await world.people.teamLeader!.viewer(), id);
  if (state === 'reversed') await payments.reverse(await around.cast.organizer.viewer(), id, reason);
  return id;
}

export const payments: Subject = {
  kind: 'payment',
  workflow: paymentWorkflow,
  read: (_world, id) => ({ from: `contract(id: "${contractOf.get(id)}")`, path: 'payments' }),
  calls: [
    { mutation: 'confirmPayment', action: 'confirm' },
    { mutation: 'reversePayment', action: 'reverse' },
  ],
  sees,
  may: { confirm: providers, reverse: organizer },
  onBehalf: { confirm: organizer },
  owner: inTheNameOf('confirm'),
  create: aPaymentIn,
};

const strangers = allBut('anonymous', ...contractReaders);
const name = { lang: 'EN', text: 'Name' };

export const contractRoots: Readonly<Record<string, Root>> = {
  draftContract: {
    ok: [...payers, ...organizer],
    refused: { InvalidInput: strangers },
    given: async (world) => {
      const { docking } = await theAgreement(world);
      return { input: { dockingId: docking._id, kind: 'FORMAL', name } };
    },
  },
  planMilestone: {
    ok: [...payers, ...providers, ...organizer],
    refused: { NOT_FOUND: strangers },
    given: async (world) => {
      const { contract } = await aContractOf(world, { status: 'signed' });
      return { input: { contractId: contract._id, name, dueAt: later } };
    },
  },
  recordPayment: {
    ok: payers,
    refused: { NOT_FOUND: strangers, InvalidInput: organizer },
    given: async (world) => {
      const { contract } = await aContractOf(world, { status: 'performing' });
      return { input: { contractId: contract._id, from: 0, to: 1, amount: '1' } };
    },
  },
};
