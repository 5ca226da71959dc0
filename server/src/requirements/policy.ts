import { enterpriseRoles } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { organizesIt } from '../challenges/index.js';
import {
  any,
  hasRole,
  holds,
  isSystem,
  type Kernel,
  onBehalf,
  regionPrefix,
  type Rule,
  rule,
  scopesOf,
  type Viewer,
} from '../kernel/index.js';
import { givenToReview } from '../reviews/index.js';
import { isOfATeam } from '../teams/index.js';
import { type RequirementRecord } from './model.js';

type R = RequirementRecord;

/** Belongs to the enterprise whose need it is. */
export const ownsRequirement: Rule<Pick<R, 'organizationId'>> = hasRole(
  enterpriseRoles,
  ({ organizationId }) => ({
    kind: 'organization',
    id: organizationId,
  }),
);

/** Is the county officer of its region, or of a larger one around it. */
export const isItsOfficer: Rule<R> = hasRole('county-officer', ({ region }) => ({
  kind: 'region',
  id: region,
}));

export const audits: Rule = rule('audits', (viewer) => holds(viewer, 'auditor', { kind: 'platform' }));

const byEnterprise = any<R>(ownsRequirement, onBehalf<R>(organizesIt));

/** Who may take which action of the table. */
export const policy = {
  edit: byEnterprise,
  submit: byEnterprise,
  recommend: isItsOfficer,
  return: organizesIt,
  reject: organizesIt,
  select: organizesIt,
  revise: organizesIt,
  confirm: byEnterprise,
  release: organizesIt,
  extend: organizesIt,
  close: any<R>(isSystem, organizesIt),
  reopen: organizesIt,
  dock: isSystem,
  undock: isSystem,
  conclude: organizesIt,
  withdraw: byEnterprise,
} as const;

const submitted = (): QueryFilter<R> => ({ submittedAt: trusted({ $ne: null }) });

/**
 * The branches of `visibleTo` that know more than the public: the enterprise its own, the organizer what was submitted and
 * what they drafted for somebody, the county officer and the auditor what was submitted. Empty for everybody else.
 */
export function insiderFilters(viewer: Viewer): QueryFilter<R>[] {
  const own = scopesOf(viewer, enterpriseRoles, 'organization');
  const organized = scopesOf(viewer, 'organizer', 'challenge');
  const filters: QueryFilter<R>[] = scopesOf(viewer, 'county-officer', 'region').map((region) => ({
    ...submitted(),
    region: trusted(within(region)),
  }));
  if (own.length > 0) filters.push({ organizationId: trusted({ $in: own }) });
  if (organized.length > 0) {
    const challengeId = trusted({ $in: organized });
    filters.push({ challengeId, ...submitted() }, { challengeId, createdBy: viewer.personId ?? '' });
  }
  if (holds(viewer, 'auditor', { kind: 'platform' })) filters.push(submitted());
  return filters;
}

/** The viewer's own: of their enterprises, or drafted by themselves. Never empty, and matching nothing for the public. */
export function ownFilters(viewer: Viewer): QueryFilter<R>[] {
  const own = scopesOf(viewer, enterpriseRoles, 'organization');
  return [{ organizationId: trusted({ $in: own }) }, { createdBy: viewer.personId ?? '' }];
}

/** `620100` is every region beginning with `6201`; `:` follows `9`. */
export function within(region: string) {
  const prefix = regionPrefix(region);
  return { $gte: prefix, $lt: `${prefix}:` };
}

/** Released ones for everybody, more for insiders, and those a reviewer was granted. Administrators are no insiders. */
export async function visibleTo(viewer: Viewer, kernel: Kernel): Promise<QueryFilter<R>> {
  if (viewer.kind === 'system') return {};
  const filters = insiderFilters(viewer);
  const granted = await givenToReview(kernel, viewer, 'requirement', { blind: false });
  if (granted.length > 0) filters.push({ _id: trusted({ $in: granted }) });
  return filters.length === 0 ? { isPublic: true } : { $or: [{ isPublic: true }, ...filters] };
}

/** Knows who asks for it, and may be told how to reach them. */
export const dealsWithIt: Rule<R> = any<R>(ownsRequirement, organizesIt);

/** Whoever sees one that is not public was let in to judge or to handle it. */
const wasLetIn: Rule<R> = rule('wasLetIn', (_viewer, { isPublic }) => !isPublic);
export const isInsider: Rule<R> = any<R>(dealsWithIt, isItsOfficer, audits);
export const seesBothTexts: Rule<R> = any<R>(isInsider, wasLetIn);

/** Background and files are for registered teams. */
export const seesBackground: Rule<R> = any<R>(isOfATeam, seesBothTexts);

/** Questions and terms are for registered teams and whoever knows the requirement. */
export const followsIt: Rule<R> = any<R>(isOfATeam, isInsider);

/** A team is told how to reach the enterprise once it has accepted the terms, which is asked when the contact is read. */
export const mayReachThem: Rule<R> = any<R>(dealsWithIt, isOfATeam);

/** The enterprise's name is public only where it agreed to that. */
export const seesOrganization: Rule<R> = any(
  rule<R>('nameIsPublic', (_viewer, { namePublic }) => namePublic),
  isInsider,
);

/** Stamped paper is for those who have to judge it. */
export const seesEvidence: Rule<Pick<R, 'challengeId'>> = any<Pick<R, 'challengeId'>>(organizesIt, audits);

export const seesHistory: Rule<R> = any<R>(dealsWithIt, audits);
