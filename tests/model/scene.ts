import { type Core, type Viewer } from '@duijie/server';
import {
  aCast,
  aPerson,
  aTeam,
  type Cast,
  completeForm,
  type Somebody,
  type TeamCast,
  type TestApp,
} from '../factories/index.js';
import { teams } from './choosing.js';
import { type Lives } from './lives.js';

/** Everybody who acts, one stage for all histories. */
export interface Stage {
  readonly app: TestApp;
  readonly cast: Cast;
  readonly officer: Somebody;
  readonly teams: readonly TeamCast[];
  /** Who signs for the teams' institutions. */
  readonly viewers: Viewers;
}

export interface Viewers {
  readonly organizer: Viewer;
  readonly member: Viewer;
  readonly officer: Viewer;
  readonly leaders: readonly Viewer[];
  readonly signatories: readonly Viewer[];
}

/** Nobody's roles change while the histories run, so everybody is looked up once. */
export async function aStage(app: TestApp): Promise<Stage> {
  const cast = await aCast(app);
  const officer = await aPerson(app, {
    roles: [{ role: 'county-officer', scope: { kind: 'region', id: '620100' } }],
  });
  const made: TeamCast[] = [];
  while (made.length < teams) made.push(await aTeam(app));
  const viewers = {
    organizer: await cast.organizer.viewer(),
    member: await cast.member.viewer(),
    officer: await officer.viewer(),
    leaders: await Promise.all(made.map(({ leader }) => leader.viewer())),
    signatories: await Promise.all(made.map(({ signatory }) => signatory.viewer())),
  };
  return { app, cast, officer, teams: made, viewers };
}

/** The records of one history, in the order of the model's. */
export interface Records {
  readonly requirement: string;
  readonly solution: string[];
  readonly docking: string[];
  readonly contract: string[];
  readonly payments: string[];
  readonly milestones: string[];
}

/** The requirement that a history begins with. */
export async function drafted({ app, cast, viewers }: Stage, { requirement }: Lives): Promise<Records> {
  const { _id } = await app.services.requirements.draft(viewers.member, {
    ...completeForm({ awardSlots: requirement.slots, deadline: new Date(requirement.deadline) }),
    ...{ challengeId: cast.challenge._id, organizationId: cast.enterprise._id },
  });
  return { requirement: _id, solution: [], docking: [], contract: [], payments: [], milestones: [] };
}

interface Stored {
  readonly _id: string;
  readonly status: string;
  readonly version: number;
  readonly slotsTaken?: number;
  readonly paid?: bigint;
  readonly openMilestones?: number;
  readonly terms?: { readonly total: bigint };
}

const shownFields = { status: 1, version: 1, slotsTaken: 1, paid: 1, openMilestones: 1, 'terms.total': 1 };

/** How the records stand in the database, in the words of `standing`. */
export async function stored({ kernel }: Core, records: Records): Promise<string[]> {
  const read = async (collection: string, ids: readonly string[]) => {
    if (ids.length === 0) return [];
    const rows = kernel.connection.db!.collection<Stored>(collection);
    const found = await rows.find({ _id: { $in: [...ids] } }, { projection: shownFields }).toArray();
    return ids.map((id) => found.find(({ _id }) => _id === id)!);
  };
  const [[requirement], solutions, dockings, contracts] = await Promise.all([
    read('requirements', [records.requirement]),
    read('solutions', records.solution),
    read('dockings', records.docking),
    read('contracts', records.contract),
  ]);
  return [
    `requirement ${requirement!.status} ${requirement!.version}, ${requirement!.slotsTaken} taken`,
    ...solutions.map(({ status, version }) => `solution ${status} ${version}`),
    ...dockings.map(({ status, version }) => `docking ${status} ${version}`),
    ...contracts.map(
      ({ status, version, terms, paid, openMilestones }) =>
        `contract ${status} ${version}, ${paid} of ${terms!.total} paid, ${openMilestones} to reach`,
    ),
  ];
}

/** How the model says they stand. */
export function standing({ requirement, solutions, dockings, contracts }: Lives): string[] {
  return [
    `requirement ${requirement.state} ${requirement.version}, ${requirement.taken} taken`,
    ...solutions.map(({ state, version }) => `solution ${state} ${version}`),
    ...dockings.map(({ state, version }) => `docking ${state} ${version}`),
    ...contracts.map(
      ({ state, version, total, paid, milestones }) =>
        `contract ${state} ${version}, ${paid} of ${total} paid, ${milestones.length} to reach`,
    ),
  ];
}
