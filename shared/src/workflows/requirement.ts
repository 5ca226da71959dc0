import { defineWorkflow } from './define.js';

/** The life of a requirement, from an enterprise's draft to its conclusion. */
export const requirementWorkflow = defineWorkflow({
  subject: 'requirement',
  states: [
    'draft',
    'submitted',
    'returned',
    'rejected',
    'selected',
    'released',
    'closed',
    'docked',
    'unanswered',
    'no-deal',
    'withdrawn',
  ],
  initial: 'draft',
  actions: {
    edit: { from: ['draft', 'returned'], to: 'same', by: ['enterprise', 'organizer'] },
    submit: { from: ['draft', 'returned'], to: 'submitted', by: ['enterprise', 'organizer'] },
    recommend: { from: ['submitted'], to: 'same', by: ['county-officer'] },
    return: { from: ['submitted', 'selected'], to: 'returned', by: ['organizer'], needsReason: true },
    reject: { from: ['submitted', 'selected'], to: 'rejected', by: ['organizer'], needsReason: true },
    select: { from: ['submitted'], to: 'selected', by: ['organizer'] },
    revise: { from: ['selected'], to: 'same', by: ['organizer'] },
    confirm: { from: ['selected'], to: 'same', by: ['enterprise'] },
    release: { from: ['selected'], to: 'released', by: ['organizer'] },
    extend: { from: ['released'], to: 'same', by: ['organizer'], needsReason: true },
    close: { from: ['released'], to: 'closed', by: ['system', 'organizer'] },
    reopen: { from: ['closed'], to: 'released', by: ['organizer'], needsReason: true },
    dock: { from: ['closed', 'docked'], to: 'docked', by: ['system'] },
    undock: { from: ['docked'], to: ['closed', 'docked'], by: ['system'] },
    conclude: { from: ['closed'], to: ['unanswered', 'no-deal'], by: ['organizer'] },
    withdraw: {
      from: ['draft', 'submitted', 'returned', 'selected', 'released', 'closed'],
      to: 'withdrawn',
      by: ['enterprise'],
      needsReason: true,
    },
  },
});
