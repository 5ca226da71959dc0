import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Answer } from '../../../ui/Answer.js';
import { formatMoney } from '../../../ui/format.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Frame, RelatedList } from './Frame.js';
import { HistoryTable } from './HistoryTable.js';
import { AuditContractDocument, type AuditContractQuery, AuditDockingDocument } from './record.generated.js';

interface Props {
  /** A code, or an id where there is none. */
  readonly of: string;
}

/** The history of a docking, with its contracts. */
export function AuditDocking({ of }: Props) {
  const { t } = useLingui();
  const query = useQuery(AuditDockingDocument, { variables: { id: of, lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>
      {({ docking }) => {
        if (!docking) return <Missing title={t`Docking of a need`} />;
        const { id, requirement, contracts, history } = docking;
        return (
          <Frame title={requirement?.title.text ?? t`Docking of a need`} page={`/desk/dockings/${id}`}>
            <HistoryTable
              title={t`History of the docking`}
              entries={history}
              name={`history-docking-${id}`}
            />
            <RelatedList
              title={t`Contracts`}
              related={contracts.map(({ code, name }) => ({
                ...{ to: `/desk/audit/contract/${code}`, name: name.text, detail: code },
              }))}
            />
          </Frame>
        );
      }}
    </Answer>
  );
}

/** The history of a contract, of its milestones and of its payments. */
export function AuditContract({ of }: Props) {
  const query = useQuery(AuditContractDocument, { variables: { key: of, lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>
      {({ contract }) => (contract ? <Contract contract={contract} /> : <Missing title={of} />)}
    </Answer>
  );
}

function Contract({ contract }: { readonly contract: NonNullable<AuditContractQuery['contract']> }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { code, name, history, milestones, payments, docking, requirement } = contract;
  return (
    <Frame title={name.text} page={`/desk/contracts/${code}`}>
      <HistoryTable title={t`History of ${code}`} entries={history} name={`history-${code}`} />
      {milestones.map((each) => (
        <HistoryTable
          key={each.id}
          title={t`Milestone: ${each.name.text}`}
          entries={each.history}
          name={`history-${code}-milestone-${each.id}`}
        />
      ))}
      {payments.map((each) => (
        <HistoryTable
          key={each.id}
          title={t`Payment of ${formatMoney(each.amount, language)}`}
          entries={each.history}
          name={`history-${code}-payment-${each.id}`}
        />
      ))}
      <RelatedList
        title={t`Belongs to`}
        related={[
          ...(requirement
            ? [{ to: `/desk/audit/requirement/${requirement.code}`, name: requirement.code ?? '' }]
            : []),
          ...(docking ? [{ to: `/desk/audit/docking/${docking.id}`, name: t`Docking of a need` }] : []),
        ]}
      />
    </Frame>
  );
}
