import { type Problem, teamInvitationWorkflow, teamWorkflow } from '@duijie/shared';
import { type Guard, type GuardContext, type Kernel, type Lifecycle } from '../kernel/index.js';
import { teamInvitationModel, type TeamInvitationRecord, teamModel, type TeamRecord } from './model.js';
import { invitationPolicy, invitationsVisibleTo, policy, visibleTo } from './policy.js';

export type TeamState = (typeof teamWorkflow)['states'][number];
export type TeamAction = keyof (typeof teamWorkflow)['actions'];
export type TeamLifecycle = Lifecycle<TeamRecord, TeamState, TeamAction>;

export type InvitationState = (typeof teamInvitationWorkflow)['states'][number];
export type InvitationAction = keyof (typeof teamInvitationWorkflow)['actions'];
export type InvitationLifecycle = Lifecycle<TeamInvitationRecord, InvitationState, InvitationAction>;

/** What is under way and keeps a team from being dissolved. */
export type DissolvingProblems = (team: TeamRecord, context: GuardContext) => Promise<Problem[]>;

export function teamLifecycle(kernel: Kernel, dissolvingProblems: DissolvingProblems): TeamLifecycle {
  return {
    workflow: teamWorkflow,
    model: teamModel(kernel),
    policy,
    guards: { dissolve: dissolvingProblems },
    visibleTo,
  };
}

/** The team an invitation is to. */
export type TeamOf = (invitation: TeamInvitationRecord, context: GuardContext) => Promise<TeamRecord | null>;

export function invitationLifecycle(kernel: Kernel, teamOf: TeamOf): InvitationLifecycle {
  const isToARegisteredTeam: Guard<TeamInvitationRecord> = async (invitation, context) =>
    registrationProblems('teamId', await teamOf(invitation, context));
  return {
    workflow: teamInvitationWorkflow,
    model: teamInvitationModel(kernel),
    policy: invitationPolicy,
    guards: { accept: isToARegisteredTeam },
    visibleTo: invitationsVisibleTo,
  };
}

/** Problems of a team that has to be registered, and neither suspended nor dissolved. */
export function registrationProblems(path: string, team: TeamRecord | null): Problem[] {
  if (!team) return [{ path, code: 'NOT_FOUND', message: 'no such team' }];
  if (team.status === 'registered') return [];
  return [{ path, code: team.status.toUpperCase(), message: `the team is ${team.status}` }];
}
