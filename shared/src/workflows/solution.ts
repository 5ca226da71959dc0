import { defineWorkflow } from './define.js';

/** The life of a solution: sealed until its requirement closes, then screened, scored, handed over, docked or told why not. */
export const solutionWorkflow = defineWorkflow({
  subject: 'solution',
  states: [
    'draft',
    'submitted',
    'late',
    'locked',
    'eligible',
    'ineligible',
    'scored',
    'shortlisted',
    'docked',
    'not-selected',
    'withdrawn',
    'lapsed',
  ],
  initial: 'draft',
  actions: {
    edit: { from: ['draft', 'submitted'], to: 'same', by: ['team'] },
    submit: { from: ['draft'], to: 'submitted', by: ['team-leader', 'organizer'] },
    revise: { from: ['submitted'], to: 'same', by: ['team-leader', 'organizer'] },
    submitLate: { from: ['draft'], to: 'late', by: ['team-leader', 'organizer'] },
    lock: { from: ['submitted'], to: 'locked', by: ['system'] },
    admitLate: { from: ['late'], to: 'locked', by: ['organizer'], needsReason: true },
    screen: { from: ['locked'], to: ['eligible', 'ineligible'], by: ['organizer'] },
    score: { from: ['eligible'], to: 'scored', by: ['system'] },
    handOver: { from: ['eligible', 'scored'], to: 'same', by: ['organizer'] },
    shortlist: { from: ['eligible', 'scored'], to: 'shortlisted', by: ['enterprise', 'organizer'] },
    dock: { from: ['eligible', 'scored', 'shortlisted'], to: 'docked', by: ['system'] },
    release: { from: ['docked'], to: ['eligible', 'scored', 'shortlisted'], by: ['system'] },
    decline: {
      from: ['late', 'locked', 'eligible', 'scored', 'shortlisted'],
      to: 'not-selected',
      by: ['organizer'],
    },
    withdraw: {
      from: ['draft', 'submitted', 'late', 'locked', 'eligible', 'scored', 'shortlisted'],
      to: 'withdrawn',
      by: ['team-leader', 'organizer'],
      needsReason: true,
    },
    lapse: {
      from: ['draft', 'submitted', 'late', 'locked', 'eligible', 'scored', 'shortlisted'],
      to: 'lapsed',
      by: ['system'],
    },
  },
});
