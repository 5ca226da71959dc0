import { defineWorkflow } from './define.js';

/** A decision never changes: a later one supersedes it and both stay readable. */
export const decisionWorkflow = defineWorkflow({
  subject: 'decision',
  states: ['recorded', 'superseded'],
  initial: 'recorded',
  actions: {
    supersede: { from: ['recorded'], to: 'superseded', by: ['organizer'], needsReason: true },
  },
});

/** An award takes two keys: the panel's result when it is granted, and the confirmation of the subject's owner. */
export const awardWorkflow = defineWorkflow({
  subject: 'award',
  states: ['granted', 'confirmed'],
  initial: 'granted',
  actions: {
    confirm: { from: ['granted'], to: 'confirmed', by: ['owner', 'organizer'] },
  },
});

/** A public notice takes objections while it is open. */
export const noticeWorkflow = defineWorkflow({
  subject: 'notice',
  states: ['published'],
  initial: 'published',
  actions: {
    object: { from: ['published'], to: 'same', by: ['signed in'] },
  },
});
