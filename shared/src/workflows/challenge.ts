import { defineWorkflow } from './define.js';

/** The life of a challenge, one edition of a programme. */
export const challengeWorkflow = defineWorkflow({
  subject: 'challenge',
  states: ['planned', 'collecting', 'soliciting', 'judging', 'docking', 'concluded'],
  initial: 'planned',
  actions: {
    edit: {
      from: ['planned', 'collecting', 'soliciting', 'judging', 'docking'],
      to: 'same',
      by: ['organizer', 'administrator'],
    },
    startCollecting: { from: ['planned'], to: 'collecting', by: ['organizer'] },
    startSoliciting: { from: ['collecting'], to: 'soliciting', by: ['organizer'] },
    startJudging: { from: ['soliciting'], to: 'judging', by: ['organizer'] },
    startDocking: { from: ['soliciting', 'judging'], to: 'docking', by: ['organizer'] },
    conclude: { from: ['docking'], to: 'concluded', by: ['organizer'] },
    resume: { from: ['concluded'], to: 'docking', by: ['organizer'], needsReason: true },
  },
});
