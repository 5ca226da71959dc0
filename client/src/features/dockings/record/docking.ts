import { holds, memberRoles, signatoryRoles, type Viewer } from '../../accounts/index.js';
import { type Behalf } from '../../../ui/ActDialog.js';
import { type DockingForStaffQuery, type DockingRecordQuery } from './docking.generated.js';

export type Docking = NonNullable<DockingRecordQuery['docking']>;
export type ForStaff = DockingForStaffQuery['docking'] | undefined;

export type Side = 'ENTERPRISE' | 'TEAM';

/** Whether the viewer belongs to a side; an organizer acts in its name. */
export function isOfSide(viewer: Viewer, { enterprise, team }: Docking, side: Side): boolean {
  if (side === 'ENTERPRISE') return holds(viewer, memberRoles, { kind: 'ORGANIZATION', id: enterprise?.id });
  return (
    holds(viewer, ['TEAM_LEADER'], { kind: 'TEAM', id: team?.id }) ||
    holds(viewer, signatoryRoles, { kind: 'ORGANIZATION', id: team?.organization?.id })
  );
}

/** In whose name an organizer turns a side's key: the enterprise, the institution, or the leader where there is none. */
export function ownerOf(docking: Docking, staff: ForStaff, side: Side): Behalf | undefined {
  const organization = side === 'ENTERPRISE' ? docking.enterprise : docking.team?.organization;
  if (organization) return { kind: 'ORGANIZATION', id: organization.id, name: organization.name.text };
  const leader = side === 'TEAM' && staff?.team?.members.find(({ role }) => role === 'LEADER');
  return leader && leader.person
    ? { kind: 'PERSON', id: leader.person.id, name: leader.name.text }
    : undefined;
}

/** Whether the viewer sees history and reasons. */
export function isStaff(viewer: Viewer, { challenge }: Docking): boolean {
  return (
    holds(viewer, ['ORGANIZER', 'AUDITOR'], { kind: 'CHALLENGE', id: challenge?.id }) ||
    viewer.roles.some(({ role, status }) => role === 'AUDITOR' && status === 'GIVEN')
  );
}
