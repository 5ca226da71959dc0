import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Solutions: those of one's teams, the wizard, and the record of each for everybody who may see it. */
export const solutionDesk: DeskSection = {
  texts: ['solutions', 'requirements', 'teams'],
  pages: [
    {
      path: 'solutions',
      load: () => import('./pages/SolutionsPage.js'),
      menu: { desk: 'team', label: msg`My solutions` },
    },
    { path: 'answer/:code', load: () => import('./pages/AnswerPage.js') },
    { path: 'solutions/:code', load: () => import('./pages/SolutionPage.js') },
    { path: 'solutions/:code/edit', load: () => import('./pages/WizardPage.js') },
    { path: 'solutions/:code/receipt', load: () => import('./pages/ReceiptPage.js') },
  ],
};
