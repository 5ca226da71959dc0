import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Role } from './viewer.js';

/** What people call the roles. */
export const roleNames: Record<Role, MessageDescriptor> = {
  ADMINISTRATOR: msg`Administrator`,
  AUDITOR: msg`Auditor`,
  COUNTY_OFFICER: msg`County officer`,
  ENTERPRISE_MEMBER: msg`Enterprise member`,
  ENTERPRISE_SIGNATORY: msg`Enterprise signatory`,
  JUDGE: msg`Judge`,
  ORGANIZER: msg`Organizer`,
  SERVICE_CENTRE: msg`Service centre`,
  TEAM_LEADER: msg`Team leader`,
  TEAM_MEMBER: msg`Team member`,
};
