import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { accountDesk, peopleDesk, type Role } from '../../features/accounts/index.js';
import { auditDesk } from '../../features/audit/index.js';
import { challengeDesk } from '../../features/challenges/index.js';
import { contractDesk } from '../../features/contracts/index.js';
import { dockingDesk } from '../../features/dockings/index.js';
import { organizationDesk } from '../../features/organizations/index.js';
import { pipelineDesk } from '../../features/pipeline/index.js';
import { requirementDesk } from '../../features/requirements/index.js';
import { reviewDesk } from '../../features/reviews/index.js';
import { searchDesk } from '../../features/search/index.js';
import { solutionDesk } from '../../features/solutions/index.js';
import { statisticsDesk } from '../../features/statistics/index.js';
import { teamDesk } from '../../features/teams/index.js';
import { type DeskName, type DeskSection } from '../../ui/section.js';

/** Everything the desks consist of; a feature adds its section here. */
export const sections: readonly DeskSection[] = [
  accountDesk,
  searchDesk,
  solutionDesk,
  teamDesk,
  requirementDesk,
  organizationDesk,
  challengeDesk,
  pipelineDesk,
  reviewDesk,
  dockingDesk,
  contractDesk,
  statisticsDesk,
  auditDesk,
  peopleDesk,
];

/** Who finds which desk in the menu. What one may do there is the server's to say. */
export const desks: Record<DeskName, { label: MessageDescriptor; roles: readonly Role[] }> = {
  enterprise: { label: msg`Enterprise`, roles: ['ENTERPRISE_MEMBER', 'ENTERPRISE_SIGNATORY'] },
  team: { label: msg`Team`, roles: ['TEAM_LEADER', 'TEAM_MEMBER'] },
  judge: { label: msg`Review`, roles: ['JUDGE'] },
  organizer: { label: msg`Organizer`, roles: ['ORGANIZER', 'COUNTY_OFFICER', 'SERVICE_CENTRE'] },
  audit: { label: msg`Audit`, roles: ['AUDITOR'] },
  administration: { label: msg`Administration`, roles: ['ADMINISTRATOR'] },
};
