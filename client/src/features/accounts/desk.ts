import { type DeskSection } from '../../ui/section.js';

/** Pages about one's own account; everybody reaches them from the menu of the person. */
export const accountDesk: DeskSection = {
  texts: ['accounts'],
  pages: [{ path: 'account', load: () => import('./pages/AccountPage.js') }],
};
