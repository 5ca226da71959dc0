import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

const label = msg`Dockings`;

/** Talks between enterprises and teams, and what comes of them. */
export const dockingDesk: DeskSection = {
  texts: ['dockings', 'contracts', 'challenges'],
  pages: [
    {
      path: 'dockings',
      load: () => import('./list/DockingsPage.js'),
      menu: (['enterprise', 'team', 'organizer', 'audit'] as const).map((desk) => ({ desk, label })),
    },
    { path: 'dockings/:id', load: () => import('./record/DockingPage.js') },
  ],
};
