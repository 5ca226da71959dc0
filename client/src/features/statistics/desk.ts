import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

const dashboard = msg`Dashboard`;

/** The figures of a challenge with the rows behind them, what is published of them, and editions from before the system. */
export const statisticsDesk: DeskSection = {
  texts: ['statistics', 'challenges'],
  pages: [
    {
      path: 'dashboard',
      load: () => import('./dashboard/DashboardPage.js'),
      menu: [
        { desk: 'organizer', label: dashboard },
        { desk: 'audit', label: dashboard },
      ],
    },
    { path: 'dashboard/rows', load: () => import('./dashboard/RowsPage.js') },
    { path: 'publications/:id', load: () => import('./publications/PublicationPage.js') },
    {
      path: 'editions',
      load: () => import('./editions/EditionsPage.js'),
      menu: { desk: 'administration', label: msg`Editions` },
    },
  ],
};
