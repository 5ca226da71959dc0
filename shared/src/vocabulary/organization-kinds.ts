/** What an organization is. */
export const organizationKinds = [
  'enterprise',
  'university',
  'institute',
  'service-centre',
  'government',
  'hospital',
  'other',
] as const;

export type OrganizationKind = (typeof organizationKinds)[number];
