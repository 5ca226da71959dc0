import { organizesIt } from '../../challenges/index.js';
import { enterpriseRoles } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { any, holds, onBehalf, permits, scopesOf, type Viewer } from '../../kernel/index.js';
import { belongsToTeam, isOfATeam, leadsTeam, teamsOf } from '../../teams/index.js';
import { type ConfidentialityRecord } from '../model/confidentiality.js';
import { type QuestionRecord } from '../model/question.js';
import { ownsRequirement, within } from '../policy.js';

type Q = QuestionRecord;
type C = ConfidentialityRecord;

const byEnterprise = any<Q>(ownsRequirement, onBehalf<Q>(organizesIt));

/** Who may take which action on a question; whoever may take it back might have asked it. */
export const questionPolicy = {
  answer: byEnterprise,
  amend: byEnterprise,
  dismiss: organizesIt,
  withdraw: any<Q>(belongsToTeam, onBehalf<Q>(organizesIt)),
} as const;

/** Only a leader accepts terms, and accepts them anew. */
export const confidentialityPolicy = { renew: leadsTeam } as const;

/** Answered ones for every team and whoever knows the requirement; more for those who deal with it. */
export function questionsVisibleTo(viewer: Viewer): QueryFilter<Q> {
  if (viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' })) return {};
  const own = scopesOf(viewer, enterpriseRoles, 'organization');
  const regions = scopesOf(viewer, 'county-officer', 'region');
  const answered = { status: 'answered' };
  return {
    $or: [
      { teamId: trusted({ $in: teamsOf(viewer).belongsTo }) },
      { challengeId: trusted({ $in: scopesOf(viewer, 'organizer', 'challenge') }) },
      // The enterprise answers; what was dismissed or taken back is none of its business.
      { organizationId: trusted({ $in: own }), status: trusted({ $in: ['asked', 'answered'] }) },
      ...(permits(viewer, isOfATeam, undefined) ? [answered] : []),
      ...regions.map((region) => ({ ...answered, region: trusted(within(region)) })),
    ],
  };
}

/** A team sees that it accepted; organizers and auditors see all acceptances. */
export function acceptancesVisibleTo(viewer: Viewer): QueryFilter<C> {
  if (viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' })) return {};
  return {
    $or: [
      { teamId: trusted({ $in: teamsOf(viewer).belongsTo }) },
      { challengeId: trusted({ $in: scopesOf(viewer, 'organizer', 'challenge') }) },
    ],
  };
}
