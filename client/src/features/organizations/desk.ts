import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** Organizations: one's own, and for staff all of them. */
export const organizationDesk: DeskSection = {
  texts: ['organizations', 'accounts'],
  pages: [
    {
      path: 'organization',
      load: () => import('./pages/MyOrganizationPage.js'),
      menu: { desk: 'enterprise', label: msg`My organization` },
    },
    {
      path: 'organizations',
      load: () => import('./pages/OrganizationsPage.js'),
      menu: [
        { desk: 'organizer', label: msg`Organizations` },
        { desk: 'administration', label: msg`Organizations` },
      ],
    },
    { path: 'organizations/new', load: () => import('./pages/NewOrganizationPage.js') },
    { path: 'organizations/:id', load: () => import('./pages/OrganizationPage.js') },
  ],
};
