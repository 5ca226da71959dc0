import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Finding needs, and everything else the viewer may find. */
export const searchDesk: DeskSection = {
  texts: ['search', 'requirements', 'solutions', 'teams'],
  pages: [
    {
      path: 'find',
      load: () => import('./pages/FindPage.js'),
      menu: [
        { desk: 'team', label: msg`Find needs` },
        { desk: 'enterprise', label: msg`Search` },
        { desk: 'organizer', label: msg`Search` },
        { desk: 'audit', label: msg`Search` },
      ],
    },
  ],
};
