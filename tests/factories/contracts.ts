import { Readable } from 'node:stream';
import {
  type ContractRecord,
  type Core,
  type MilestoneRecord,
  type NewContract,
  type PaymentRecord,
  systemViewer,
} from '@duijie/server';
import { aDocking, type DockingCast } from './dockings.js';
import { type Somebody } from './people.js';

export type ContractStatus = ContractRecord['status'];

export interface ContractWish extends Partial<NewContract> {
  /** Whose contract it is; a new agreement when left out. */
  readonly around?: DockingCast;
  /** How far it has come; a draft when left out. */
  readonly status?: ContractStatus;
}

export interface ContractCast extends DockingCast {
  readonly contract: ContractRecord;
}

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });
const act = { reason: 'for the test' };

const ways: Readonly<Record<string, readonly Step[]>> = {
  draft: [],
  void: ['void'],
  signed: ['sign'],
  registered: ['sign', 'register'],
  performing: ['sign', 'register', 'perform'],
  accepted: ['sign', 'register', 'perform', 'accept'],
  terminated: ['sign', 'terminate'],
  superseded: ['sign', 'supersede'],
};

let contracts = 0;

/** A contract that has come as far as `status` says, between the enterprise and the team's institution. */
export async function aContract(app: Core, wish: ContractWish = {}): Promise<ContractCast> {
  const { around: given, status = 'draft', ...form } = wish;
  const around = given ?? (await aDocking(app, { status: 'agreed' }));
  const kind = status === 'superseded' ? ('intent' as const) : ('formal' as const);
  const draft = { kind, name: english(`Contract ${++contracts}`), total: 100_000_000n, ...form };
  const { _id } = await app.services.contracts.draft(await around.cast.organizer.viewer(), {
    ...draft,
    dockingId: around.docking._id,
  });
  for (const step of ways[status]!) await steps[step](app, around, _id);
  return { ...around, contract: await theContract(app, _id) };
}

/** The contract as it is now. */
export async function theContract(app: Core, id: string): Promise<ContractRecord> {
  return (await app.services.contracts.find(systemViewer('factory'), { id }))!;
}

/** Has the organizer enter every signature that is missing, each with the signed paper. */
export async function signedByAll(app: Core, { cast }: DockingCast, id: string): Promise<void> {
  const { parties } = await theContract(app, id);
  for (const [position, { organizationId, personId, signedAt }] of parties.entries()) {
    if (signedAt) continue;
    const onBehalfOf = organizationId
      ? ({ kind: 'organization', id: organizationId } as const)
      : ({ kind: 'person', id: personId! } as const);
    const evidence = await aScan(app, cast.organizer);
    await app.services.contracts.sign(await cast.organizer.viewer(), id, position, { onBehalfOf, evidence });
  }
}

type Step = keyof typeof steps;
type Take = (app: Core, around: DockingCast, id: string) => Promise<unknown>;

const takes =
  (action: 'void' | 'perform' | 'terminate'): Take =>
  async (app, { cast }, id) =>
    app.services.contracts.take(await cast.organizer.viewer(), id, action, act);

const steps = {
  void: takes('void'),
  sign: signedByAll,
  register: async (app, { cast }, id) => {
    const certified = { office: english('Office'), type: 'development', technologyValue: 0n } as const;
    const form = { ...certified, number: `2022-${++contracts}` };
    await app.services.contracts.register(await cast.organizer.viewer(), id, form);
  },
  perform: takes('perform'),
  accept: async (app, { cast }, id) => app.services.contracts.take(await cast.member.viewer(), id, 'accept'),
  terminate: takes('terminate'),
  supersede: (app, around, id) => aContract(app, { around, status: 'signed', supersedes: id }),
} as const satisfies Record<string, Take>;

let scans = 0;

/** A scan that somebody uploaded. */
export async function aScan(app: Core, by: Somebody): Promise<string> {
  const upload = { name: 'scan.txt', declaredType: 'text/plain', uploadedBy: by.personId };
  const content = Readable.from([Buffer.from(`Signed paper ${++scans}`)]);
  return (await app.files.store(content, { ...upload, id: app.kernel.id(), now: app.kernel.now() }))._id;
}

/** A planned milestone of a contract. */
export async function aMilestone(
  app: Core,
  { contract, cast }: ContractCast,
  amount: bigint | null = null,
): Promise<MilestoneRecord> {
  const planned = {
    contractId: contract._id,
    name: english('Pilot'),
    dueAt: new Date('2022-12-01T00:00:00Z'),
  };
  return app.services.contracts.milestones.plan(await cast.organizer.viewer(), { ...planned, amount });
}

/** Money that the enterprise paid the institution. */
export async function aPayment(
  app: Core,
  { contract, cast }: ContractCast,
  amount: bigint,
): Promise<PaymentRecord> {
  const payment = { contractId: contract._id, milestoneId: null, from: 0, to: 1, amount, reference: null };
  return app.services.contracts.payments.record(await cast.member.viewer(), payment);
}
