import { defineWorkflow } from './define.js';

/** The life of an organization: claimed by a member, verified by an administrator, suspended and reinstated. */
export const organizationWorkflow = defineWorkflow({
  subject: 'organization',
  states: ['claimed', 'verified', 'suspended'],
  initial: 'claimed',
  actions: {
    edit: { from: ['claimed', 'verified'], to: 'same', by: ['member', 'administrator'] },
    verify: { from: ['claimed'], to: 'verified', by: ['administrator'] },
    suspend: { from: ['claimed', 'verified'], to: 'suspended', by: ['administrator'], needsReason: true },
    reinstate: { from: ['suspended'], to: 'verified', by: ['administrator'], needsReason: true },
  },
});
