import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

/** The history of any record, for who has to answer for it. */
export const auditDesk: DeskSection = {
  texts: ['audit'],
  pages: [
    {
      path: 'audit',
      load: () => import('./find/AuditPage.js'),
      menu: { desk: 'audit', label: msg`History of records` },
    },
    { path: 'audit/:kind/:key', load: () => import('./record/AuditRecordPage.js') },
  ],
};
