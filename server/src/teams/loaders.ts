import DataLoader from 'dataloader';
import { listsByKey, manyByKey, oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type HistoryEntry, type LocalizedText } from '../kernel/index.js';
import { type TeamInvitationRecord, type TeamRecord } from './model.js';
import { type TeamService } from './service.js';
import { type TeamMember } from './service/members.js';
import { type InvitationAction, type TeamAction } from './workflow.js';

/** Teams by id as the request's viewer may see them, null for the others. */
export function teamsById(
  { viewer, loaders }: RequestContext,
  teams: TeamService,
): DataLoader<string, TeamRecord | null> {
  return loaders.get(teamsById, () => oneByKey((ids) => teams.findMany(viewer, ids)));
}

/** Who belongs or belonged to each team; the field's rule says whether the viewer sees this. */
export function membersByTeam(
  { loaders }: RequestContext,
  teams: TeamService,
): DataLoader<string, TeamMember[]> {
  return loaders.get(membersByTeam, () => listsByKey((ids) => teams.membersOf(ids)));
}

/** The history of teams the viewer sees; the field's rule says whether they see this too. */
export function teamHistory(
  { loaders }: RequestContext,
  teams: TeamService,
): DataLoader<string, HistoryEntry[]> {
  return loaders.get(teamHistory, () => listsByKey((ids) => teams.histories(ids)));
}

/** Invitations by team, as far as the viewer may see them. */
export function invitationsByTeam(
  { viewer, loaders }: RequestContext,
  teams: TeamService,
): DataLoader<string, TeamInvitationRecord[]> {
  return loaders.get(invitationsByTeam, () =>
    manyByKey(
      (ids) => teams.invitations.ofTeams(viewer, ids),
      ({ teamId }) => teamId,
    ),
  );
}

/** Names of those who wrote invitations. */
export function invitersById(
  { loaders }: RequestContext,
  teams: TeamService,
): DataLoader<string, LocalizedText | null> {
  return loaders.get(
    invitersById,
    () =>
      new DataLoader<string, LocalizedText | null>(async (ids) => {
        const found = await teams.invitations.inviters(ids);
        return ids.map((id) => found.get(id) ?? null);
      }),
  );
}

/** What the viewer could do to each team now. */
export function teamActions(
  { viewer, loaders }: RequestContext,
  teams: TeamService,
): DataLoader<TeamRecord, TeamAction[]> {
  return loaders.get(
    teamActions,
    () => new DataLoader<TeamRecord, TeamAction[]>((records) => teams.viewerActions(viewer, records)),
  );
}

/** What the viewer could do to each invitation now. */
export function invitationActions(
  { viewer, loaders }: RequestContext,
  teams: TeamService,
): DataLoader<TeamInvitationRecord, InvitationAction[]> {
  return loaders.get(
    invitationActions,
    () =>
      new DataLoader<TeamInvitationRecord, InvitationAction[]>((records) =>
        teams.invitations.viewerActions(viewer, records),
      ),
  );
}
