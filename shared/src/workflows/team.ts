import { defineWorkflow } from './define.js';

/** The life of a challenge team (挑战团队): registered by its leader, suspended by an administrator, dissolved by its leader. */
export const teamWorkflow = defineWorkflow({
  subject: 'team',
  states: ['registered', 'suspended', 'dissolved'],
  initial: 'registered',
  actions: {
    edit: { from: ['registered'], to: 'same', by: ['team-leader', 'organizer'] },
    handOver: { from: ['registered'], to: 'same', by: ['team-leader'] },
    removeMember: { from: ['registered'], to: 'same', by: ['team-leader', 'the member'] },
    suspend: { from: ['registered'], to: 'suspended', by: ['administrator'], needsReason: true },
    reinstate: { from: ['suspended'], to: 'registered', by: ['administrator'], needsReason: true },
    dissolve: { from: ['registered'], to: 'dissolved', by: ['team-leader'] },
  },
});

/** The life of an invitation to join a team: nobody becomes a member without saying so. */
export const teamInvitationWorkflow = defineWorkflow({
  subject: 'teamInvitation',
  states: ['invited', 'accepted', 'declined', 'withdrawn'],
  initial: 'invited',
  actions: {
    accept: { from: ['invited'], to: 'accepted', by: ['the invited person', 'team-leader', 'organizer'] },
    decline: { from: ['invited'], to: 'declined', by: ['the invited person'] },
    withdraw: { from: ['invited'], to: 'withdrawn', by: ['team-leader', 'organizer'] },
  },
});
