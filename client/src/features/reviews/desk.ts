import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Rounds of review for organizers, and the judge's desk. */
export const reviewDesk: DeskSection = {
  texts: ['reviews'],
  pages: [
    {
      path: 'assignments',
      load: () => import('./pages/MyReviewsPage.js'),
      menu: { desk: 'judge', label: msg`My reviews` },
    },
    { path: 'assignments/:id', load: () => import('./pages/AssignmentPage.js') },
  ],
};
