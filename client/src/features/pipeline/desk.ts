import { type DeskSection } from '../../ui/section.js';

/** What organizers move on: the needs and the solutions of a challenge. */
export const pipelineDesk: DeskSection = {
  texts: ['pipeline', 'requirements'],
  pages: [{ path: 'challenges/:slug/pipeline', load: () => import('./pages/PipelinePage.js') }],
};
