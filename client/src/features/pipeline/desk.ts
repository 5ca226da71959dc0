import { type DeskSection } from '../../ui/section.js';

/** What organizers move on: the needs and the solutions of a challenge. */
export const pipelineDesk: DeskSection = {
  texts: ['pipeline', 'requirements', 'solutions'],
  pages: [
    { path: 'challenges/:slug/pipeline', load: () => import('./pages/PipelinePage.js') },
    { path: 'challenges/:slug/solutions', load: () => import('./pages/SolutionsPage.js') },
  ],
};
