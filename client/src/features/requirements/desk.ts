import { type DeskSection } from '../../ui/section.js';

/** Needs: the enterprise's own, and the page of each for everybody who may see it. */
export const requirementDesk: DeskSection = {
  texts: ['requirements', 'accounts'],
  pages: [
    { path: 'needs/:id', load: () => import('./pages/RequirementPage.js') },
    { path: 'requirements/:code', load: () => import('./pages/RequirementPage.js') },
  ],
};
