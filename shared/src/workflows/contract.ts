import { defineWorkflow } from './define.js';

/** The life of a contract (合作协议): drafted, signed by every party, registered, performed, accepted or terminated. */
export const contractWorkflow = defineWorkflow({
  subject: 'contract',
  states: ['draft', 'void', 'signed', 'registered', 'performing', 'accepted', 'terminated', 'superseded'],
  initial: 'draft',
  actions: {
    edit: { from: ['draft'], to: 'same', by: ['organizer', 'enterprise'] },
    void: { from: ['draft'], to: 'void', by: ['organizer', 'enterprise'], needsReason: true },
    sign: { from: ['draft'], to: ['draft', 'signed'], by: ['signatory', 'organizer'] },
    register: { from: ['signed'], to: 'registered', by: ['organizer'] },
    refuseRegistration: { from: ['signed'], to: 'same', by: ['organizer'], needsReason: true },
    perform: { from: ['registered'], to: 'performing', by: ['party', 'organizer'] },
    accept: { from: ['performing'], to: 'accepted', by: ['enterprise', 'organizer'] },
    terminate: {
      from: ['signed', 'registered', 'performing'],
      to: 'terminated',
      by: ['organizer'],
      needsReason: true,
    },
    amend: {
      from: ['signed', 'registered', 'performing'],
      to: 'same',
      by: ['signatory', 'organizer'],
    },
    correct: {
      from: ['signed', 'registered', 'performing', 'accepted', 'terminated'],
      to: 'same',
      by: ['organizer'],
      needsReason: true,
    },
    supersede: { from: ['signed', 'registered', 'performing'], to: 'superseded', by: ['system'] },
  },
});

/** The life of a milestone of a contract. */
export const milestoneWorkflow = defineWorkflow({
  subject: 'milestone',
  states: ['planned', 'reached', 'confirmed', 'dropped'],
  initial: 'planned',
  actions: {
    reach: { from: ['planned'], to: 'reached', by: ['provider', 'organizer'] },
    reject: { from: ['reached'], to: 'planned', by: ['payer', 'organizer'], needsReason: true },
    confirm: { from: ['reached'], to: 'confirmed', by: ['payer', 'organizer'] },
    drop: { from: ['planned'], to: 'dropped', by: ['organizer'], needsReason: true },
  },
});

/** The life of a payment under a contract: recorded by who paid, confirmed by who received it, or reversed. */
export const paymentWorkflow = defineWorkflow({
  subject: 'payment',
  states: ['recorded', 'confirmed', 'reversed'],
  initial: 'recorded',
  actions: {
    confirm: { from: ['recorded'], to: 'confirmed', by: ['payee', 'organizer'] },
    reverse: { from: ['recorded', 'confirmed'], to: 'reversed', by: ['organizer'], needsReason: true },
  },
});
