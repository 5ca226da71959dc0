import { organizationWorkflow } from '@duijie/shared';
import { type Guard, type Kernel, type Lifecycle } from '../kernel/index.js';
import { organizationModel, type OrganizationRecord } from './model.js';
import { policy, visibleTo } from './policy.js';

export type OrganizationState = (typeof organizationWorkflow)['states'][number];
export type OrganizationAction = keyof (typeof organizationWorkflow)['actions'];
export type OrganizationLifecycle = Lifecycle<OrganizationRecord, OrganizationState, OrganizationAction>;

/** Who an organization is, is proved by its code: without one it cannot be verified. */
const hasCreditCode: Guard<OrganizationRecord> = ({ creditCode }) =>
  creditCode === null
    ? [{ path: 'creditCode', code: 'REQUIRED', message: 'an organization is verified by its credit code' }]
    : [];

export function organizationLifecycle(kernel: Kernel): OrganizationLifecycle {
  return {
    workflow: organizationWorkflow,
    model: organizationModel(kernel),
    policy,
    guards: { verify: hasCreditCode, reinstate: hasCreditCode },
    visibleTo,
  };
}
