import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Pages about one's own account; everybody reaches them from the menu of the person. */
export const accountDesk: DeskSection = {
  texts: ['accounts'],
  pages: [{ path: 'account', load: () => import('./pages/AccountPage.js') }],
};

/** Who is known to the system, as what, and letting others in. */
export const peopleDesk: DeskSection = {
  texts: ['accounts'],
  pages: [
    {
      path: 'people',
      load: () => import('./people/PeoplePage.js'),
      menu: [
        { desk: 'administration', label: msg`People` },
        { desk: 'organizer', label: msg`People` },
      ],
    },
    { path: 'people/:id', load: () => import('./people/PersonPage.js') },
  ],
};

/** Pages for who is not signed in: where one-time links lead, and how to get one. */
export const entrance: DeskSection = {
  texts: ['accounts'],
  pages: [
    { path: 'invitation', load: () => import('./entrance/InvitationPage.js') },
    { path: 'reset', load: () => import('./entrance/ResetPage.js') },
    { path: 'forgot', load: () => import('./entrance/ForgotPage.js') },
  ],
};
