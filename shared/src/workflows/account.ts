import { defineWorkflow } from './define.js';

/** The life of an account: invited by a one-time link, then active, and locked or unlocked by an administrator. */
export const accountWorkflow = defineWorkflow({
  subject: 'account',
  states: ['invited', 'active', 'locked'],
  initial: 'invited',
  actions: {
    activate: { from: ['invited'], to: 'active', by: ['holder of the one-time link'] },
    lock: { from: ['active'], to: 'locked', by: ['administrator'], needsReason: true },
    unlock: { from: ['locked'], to: 'active', by: ['administrator'] },
    issueLink: { from: ['invited', 'active'], to: 'same', by: ['administrator'], needsReason: true },
    changePassword: { from: ['active'], to: 'same', by: ['person', 'holder of the one-time link'] },
  },
});
