import { creditCodeCheck } from '@duijie/shared';

/** The two characters that say who registered an organization and as what. */
const registration: Readonly<Record<string, string>> = {
  enterprise: '91',
  government: '11',
  university: '12',
  institute: '12',
  hospital: '12',
  'service-centre': '12',
};

/**
 * A unified social credit code that is well-formed but nobody's: its middle part begins with DEM, for demonstration, which
 * no organization code does.
 */
export function syntheticCreditCode(kind: string, region: string, number: number): string {
  const first17 = `${registration[kind] ?? '91'}${region}DEM${String(number).padStart(6, '0')}`;
  return first17 + creditCodeCheck(first17);
}
