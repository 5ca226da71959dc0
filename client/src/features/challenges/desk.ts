import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Challenges: where each stands, its settings and dictionaries. */
export const challengeDesk: DeskSection = {
  texts: ['challenges'],
  pages: [
    {
      path: 'challenges',
      load: () => import('./pages/ChallengesPage.js'),
      menu: [
        { desk: 'organizer', label: msg`Challenges` },
        { desk: 'audit', label: msg`Challenges` },
        { desk: 'administration', label: msg`Challenges` },
      ],
    },
    { path: 'challenges/new', load: () => import('./pages/NewChallengePage.js') },
    { path: 'challenges/:slug', load: () => import('./pages/ChallengePage.js') },
  ],
};
