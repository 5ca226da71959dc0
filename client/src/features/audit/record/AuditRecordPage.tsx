import { useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Missing } from '../../../ui/Missing.js';
import { AuditContract, AuditDocking } from './Deals.js';
import { AuditRequirement, AuditSolution, AuditTeam } from './Records.js';

/** The history of one record and of what belongs to it. */
export default function AuditRecordPage() {
  const { t } = useLingui();
  const { kind = '', key = '' } = useParams();
  const pages: Readonly<Record<string, ReactNode>> = {
    requirement: <AuditRequirement of={key} />,
    solution: <AuditSolution of={key} />,
    docking: <AuditDocking of={key} />,
    contract: <AuditContract of={key} />,
    team: <AuditTeam of={key} />,
  };
  return pages[kind] ?? <Missing title={t`History of records`} />;
}
