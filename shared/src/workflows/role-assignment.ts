import { defineWorkflow } from './define.js';

/** The life of a role given to a person: it holds within its dates until it is revoked; the row stays as a record. */
export const roleAssignmentWorkflow = defineWorkflow({
  subject: 'roleAssignment',
  states: ['given', 'ended'],
  initial: 'given',
  actions: {
    limit: { from: ['given'], to: 'same', by: ['who may give it', 'the person'] },
    revoke: { from: ['given'], to: 'ended', by: ['who may give it', 'the person'] },
  },
});
