import { defineWorkflow } from './define.js';

/** A question of a team about a released requirement; every registered team reads the answer, nobody learns who asked. */
export const questionWorkflow = defineWorkflow({
  subject: 'question',
  states: ['asked', 'answered', 'dismissed', 'withdrawn'],
  initial: 'asked',
  actions: {
    answer: { from: ['asked'], to: 'answered', by: ['enterprise', 'organizer'] },
    amend: { from: ['answered'], to: 'same', by: ['enterprise', 'organizer'] },
    dismiss: { from: ['asked'], to: 'dismissed', by: ['organizer'], needsReason: true },
    withdraw: { from: ['asked'], to: 'withdrawn', by: ['the asking team', 'organizer'] },
  },
});

/** A team leader's acceptance of a requirement's confidentiality terms, of one exact text; it is never undone. */
export const confidentialityWorkflow = defineWorkflow({
  subject: 'confidentiality',
  states: ['accepted'],
  initial: 'accepted',
  actions: {
    renew: { from: ['accepted'], to: 'same', by: ['team-leader'] },
  },
});
