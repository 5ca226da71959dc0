import { defineWorkflow } from './define.js';

/** The life of a review round. */
export const roundWorkflow = defineWorkflow({
  subject: 'round',
  states: ['planned', 'open', 'finalised'],
  initial: 'planned',
  actions: {
    edit: { from: ['planned'], to: 'same', by: ['organizer'] },
    open: { from: ['planned'], to: 'open', by: ['organizer'] },
    extend: { from: ['open'], to: 'same', by: ['organizer'], needsReason: true },
    finalise: { from: ['open'], to: 'finalised', by: ['organizer'] },
  },
});

/** The life of one reviewer's assignment to one subject. */
export const assignmentWorkflow = defineWorkflow({
  subject: 'assignment',
  states: ['assigned', 'conflict', 'accepted', 'submitted', 'cancelled'],
  initial: 'assigned',
  actions: {
    declareConflict: {
      from: ['assigned', 'accepted'],
      to: 'conflict',
      by: ['judge', 'organizer'],
      needsReason: true,
    },
    accept: { from: ['assigned'], to: 'accepted', by: ['judge', 'organizer'] },
    score: { from: ['accepted'], to: 'same', by: ['judge', 'organizer'] },
    submit: { from: ['accepted'], to: 'submitted', by: ['judge', 'organizer'] },
    reopen: { from: ['submitted'], to: 'accepted', by: ['organizer'], needsReason: true },
    cancel: { from: ['assigned', 'accepted'], to: 'cancelled', by: ['organizer'], needsReason: true },
  },
});
