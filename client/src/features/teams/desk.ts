import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Teams: one's own, and the record of each. */
export const teamDesk: DeskSection = {
  texts: ['teams'],
  pages: [
    {
      path: 'teams',
      load: () => import('./pages/TeamsPage.js'),
      menu: { desk: 'team', label: msg`My teams` },
    },
    { path: 'teams/new', load: () => import('./pages/NewTeamPage.js') },
    { path: 'teams/:id', load: () => import('./pages/TeamPage.js') },
  ],
};
