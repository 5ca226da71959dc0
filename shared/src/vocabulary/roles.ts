/** What a person may be, always within a scope. */
export const roles = [
  'enterprise-member',
  'enterprise-signatory',
  'team-leader',
  'team-member',
  'county-officer',
  'judge',
  'organizer',
  'service-centre',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

/** Roles of an organization's people, whatever kind of organization it is. */
export const enterpriseRoles = [
  'enterprise-member',
  'enterprise-signatory',
] as const satisfies readonly Role[];

/** Where a role holds: everywhere, or in one challenge, region, round or organization. */
export const scopeKinds = ['platform', 'challenge', 'region', 'round', 'organization', 'team'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export interface Scope {
  readonly kind: ScopeKind;
  /** Id of the challenge, round, organization or team; six-digit code of the region; absent for the platform. */
  readonly id?: string;
}
