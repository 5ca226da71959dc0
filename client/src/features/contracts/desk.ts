import { msg } from '@lingui/core/macro';
import { type DeskSection } from '../../ui/section.js';

const contracts = msg`Contracts`;
const ledger = msg`Contract ledger`;

/** Contracts: the ledger, single ones with all that belongs to them, and drafting them. */
export const contractDesk: DeskSection = {
  texts: ['contracts', 'challenges'],
  pages: [
    {
      path: 'contracts',
      load: () => import('./ledger/ContractsPage.js'),
      menu: [
        { desk: 'enterprise', label: contracts },
        { desk: 'team', label: contracts },
        { desk: 'organizer', label: ledger },
        { desk: 'audit', label: ledger },
      ],
    },
    { path: 'contracts/new', load: () => import('./draft/DraftPage.js') },
    { path: 'contracts/:code', load: () => import('./record/ContractPage.js') },
    { path: 'contracts/:code/edit', load: () => import('./draft/EditPage.js') },
  ],
};
