import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Rounds of review for organizers, and the judge's desk. */
export const reviewDesk: DeskSection = {
  texts: ['reviews', 'challenges'],
  pages: [
    {
      path: 'assignments',
      load: () => import('./pages/MyReviewsPage.js'),
      menu: { desk: 'judge', label: msg`My reviews` },
    },
    {
      path: 'notices',
      load: () => import('./pages/NoticesPage.js'),
      menu: [
        { desk: 'enterprise', label: msg`Awards and notices` },
        { desk: 'team', label: msg`Awards and notices` },
      ],
    },
    { path: 'assignments/:id', load: () => import('./pages/AssignmentPage.js') },
    { path: 'challenges/:slug/rounds', load: () => import('./pages/RoundsPage.js') },
    { path: 'challenges/:slug/rounds/new', load: () => import('./pages/RoundFormPage.js') },
    { path: 'rounds/:id', load: () => import('./pages/RoundPage.js') },
    { path: 'rounds/:id/edit', load: () => import('./pages/RoundFormPage.js') },
  ],
};
