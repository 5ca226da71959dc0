import { defineWorkflow } from './define.js';

/** The life of a publication (通报): figures frozen at a moment with their text; what was wrong is corrected, never changed. */
export const publicationWorkflow = defineWorkflow({
  subject: 'publication',
  states: ['draft', 'published', 'corrected'],
  initial: 'draft',
  actions: {
    edit: { from: ['draft'], to: 'same', by: ['organizer'] },
    publish: { from: ['draft'], to: 'published', by: ['organizer'] },
    correct: { from: ['published'], to: 'corrected', by: ['organizer'], needsReason: true },
  },
});

/** Totals of an edition from before the system, as somebody declared them; a correction says why. */
export const declaredEditionWorkflow = defineWorkflow({
  subject: 'declaredEdition',
  states: ['declared'],
  initial: 'declared',
  actions: {
    correct: { from: ['declared'], to: 'same', by: ['administrator'], needsReason: true },
  },
});
