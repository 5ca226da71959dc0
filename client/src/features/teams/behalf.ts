import { type Behalf } from '../../ui/ActDialog.js';
import { useViewer } from '../accounts/index.js';

/** A team as far as it takes to act for it. */
export interface Principal {
  readonly id: string;
  readonly organization: { readonly id: string; readonly name: { readonly text: string } } | null;
  readonly members: readonly {
    readonly role: 'LEADER' | 'MEMBER';
    readonly name: { readonly text: string };
    readonly person: { readonly id: string } | null;
  }[];
}

/** Whether the viewer belongs to the team now. */
export function useBelongsTo(teamId: string | undefined): boolean {
  const { roles } = useViewer();
  return roles.some(
    ({ status, scope }) => status === 'GIVEN' && scope.kind === 'TEAM' && scope.id === teamId,
  );
}

/** The party that somebody who does not belong to the team acts for: its institution, else its leader. Null for its own people. */
export function useBehalfOfTeam(team: Principal | null | undefined): Behalf | null {
  const isOwn = useBelongsTo(team?.id);
  if (isOwn || !team) return null;
  if (team.organization)
    return { kind: 'ORGANIZATION', id: team.organization.id, name: team.organization.name.text };
  const leader = team.members.find(({ role }) => role === 'LEADER');
  return leader?.person ? { kind: 'PERSON', id: leader.person.id, name: leader.name.text } : null;
}
