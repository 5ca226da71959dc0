import { type Core, type DockingRecord, systemViewer } from '@duijie/server';
import { aSolution, type SolutionCast, type SolutionWish } from './solutions.js';

export type DockingStatus = DockingRecord['status'];

export interface DockingWish extends Omit<SolutionWish, 'status'> {
  /** How far it has come; in talks when left out. */
  readonly status?: DockingStatus;
}

/** A docking with everybody it has met on its way. */
export interface DockingCast extends SolutionCast {
  readonly docking: DockingRecord;
}

const act = { reason: 'for the test' };

/** A docking that has come as far as `status` says, about a shortlisted solution. */
export async function aDocking(app: Core, wish: DockingWish = {}): Promise<DockingCast> {
  const { status = 'in-talks', ...rest } = wish;
  const found = await aSolution(app, { ...rest, status: 'shortlisted' });
  const { dockings, requirements, solutions } = app.services;
  const organizer = await found.cast.organizer.viewer();
  const { _id } = await dockings.propose(organizer, found.solution._id);
  if (status === 'no-deal') await dockings.decline(organizer, _id, act);
  if (status === 'superseded')
    await requirements.take(await found.cast.member.viewer(), found.requirement._id, 'withdraw', act);
  if (status === 'agreed' || status === 'cancelled') await agree(app, found, _id);
  if (status === 'cancelled') await dockings.cancel(organizer, _id, act);
  const everything = systemViewer('factory');
  const docking = await dockings.find(everything, _id);
  const solution = await solutions.find(everything, { id: found.solution._id });
  const requirement = await requirements.find(everything, { id: found.requirement._id });
  return { ...found, docking: docking!, solution: solution!, requirement: requirement! };
}

/** Both sides turn their keys. */
export async function agree(
  app: Core,
  { cast, team }: Pick<SolutionCast, 'cast' | 'team'>,
  id: string,
): Promise<void> {
  const { dockings } = app.services;
  await dockings.accept(await cast.member.viewer(), id, 'enterprise');
  await dockings.accept(await team.leader.viewer(), id, 'team');
}
