import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Needs: the enterprise's own, and the page of each for everybody who may see it. */
export const requirementDesk: DeskSection = {
  texts: ['requirements', 'accounts', 'teams'],
  pages: [
    {
      path: 'needs',
      load: () => import('./pages/NeedsPage.js'),
      menu: [
        { desk: 'enterprise', label: msg`My needs` },
        { desk: 'organizer', label: msg`Needs entered for others` },
      ],
    },
    { path: 'needs/new', load: () => import('./pages/NewNeedPage.js') },
    { path: 'needs/:id', load: () => import('./pages/RequirementPage.js') },
    { path: 'needs/:id/edit', load: () => import('./pages/EditNeedPage.js') },
    { path: 'needs/:code/compare', load: () => import('./pages/ComparePage.js') },
    { path: 'requirements/:code/revise', load: () => import('./pages/RevisePage.js') },
    { path: 'requirements/:code', load: () => import('./pages/RequirementPage.js') },
  ],
};
