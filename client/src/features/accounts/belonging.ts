import { type Role, type Viewer } from './viewer.js';

/** Where a role holds. */
export interface Place {
  readonly kind: Viewer['roles'][number]['scope']['kind'];
  readonly id: string | null | undefined;
}

/** Whether somebody holds one of the roles at a place now. It chooses between acting and acting on behalf, nothing more. */
export function holds({ roles }: Viewer, wanted: readonly Role[], { kind, id }: Place): boolean {
  return roles.some(
    ({ role, status, scope }) =>
      status === 'GIVEN' && wanted.includes(role) && scope.kind === kind && !!id && scope.id === id,
  );
}

/** Institutions whose people lead teams. */
const academic: readonly string[] = ['UNIVERSITY', 'INSTITUTE', 'HOSPITAL'];

/** Whether somebody is likely to register a team: they have no role yet, or belong to an institution of research. */
export function mayBeginTeam({ roles }: Viewer): boolean {
  const present = roles.filter(({ status }) => status === 'GIVEN');
  return (
    present.length === 0 || present.some(({ organization }) => academic.includes(organization?.kind ?? ''))
  );
}

/** Roles of the people of an organization. */
export const memberRoles: readonly Role[] = ['ENTERPRISE_MEMBER', 'ENTERPRISE_SIGNATORY', 'SERVICE_CENTRE'];
/** Roles of those who sign for one. */
export const signatoryRoles: readonly Role[] = ['ENTERPRISE_SIGNATORY', 'SERVICE_CENTRE'];
