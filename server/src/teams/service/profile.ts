import { isKnownRegion, limits, type Problem } from '@duijie/shared';
import { keywordProblems, type Keywords, type LocalizedText, textProblems } from '../../kernel/index.js';
import { type TeamRecord } from '../model.js';

/** What a team says about itself; absent fields stay as they are, null clears. */
export interface TeamProfile {
  name?: LocalizedText;
  expertise?: LocalizedText | null;
  keywords?: Keywords;
  /** Of a team without an institution; with one, it is the institution's. */
  region?: string;
}

type Fields = Pick<TeamRecord, 'name' | 'expertise' | 'keywords' | 'region'>;

/** Everything that is wrong with a team's profile. */
export function profileProblems({ name, expertise, keywords, region }: Fields): Problem[] {
  const problems = textProblems('name', name, limits.nameLength);
  if (expertise) problems.push(...textProblems('expertise', expertise, limits.summaryLength));
  problems.push(...keywordProblems('keywords', keywords));
  return isKnownRegion(region) ? problems : [...problems, unknownRegion];
}

/** The fields that are given, with their values. */
export function givenFields(profile: TeamProfile): Partial<Fields> {
  const given = Object.entries(profile).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

const unknownRegion: Problem = {
  path: 'region',
  code: 'UNKNOWN_REGION',
  message: 'no six-digit code of GB/T 2260 we know',
};
