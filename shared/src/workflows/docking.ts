import { defineWorkflow } from './define.js';

/** The life of a docking (对接): talks about one solution to one requirement, until both sides have turned their keys. */
export const dockingWorkflow = defineWorkflow({
  subject: 'docking',
  states: ['in-talks', 'agreed', 'no-deal', 'superseded', 'cancelled'],
  initial: 'in-talks',
  actions: {
    note: { from: ['in-talks', 'agreed'], to: 'same', by: ['organizer', 'enterprise', 'team'] },
    accept: { from: ['in-talks'], to: ['in-talks', 'agreed'], by: ['enterprise', 'team', 'organizer'] },
    decline: {
      from: ['in-talks'],
      to: 'no-deal',
      by: ['enterprise', 'team', 'organizer'],
      needsReason: true,
    },
    supersede: { from: ['in-talks'], to: 'superseded', by: ['system'] },
    cancel: { from: ['agreed'], to: 'cancelled', by: ['organizer'], needsReason: true },
  },
});
