import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { HistoryList } from '../../../ui/HistoryList.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { contractActions, contractStatus } from '../names.js';
import { Acts } from './Acts.js';
import { ContractRecordDocument } from './contract.generated.js';
import { EarlierTerms } from './EarlierTerms.js';
import { Facts } from './Facts.js';
import { Milestones } from './Milestones.js';
import { type Contract } from './sides.js';
import { Parties } from './Parties.js';
import { Payments } from './Payments.js';
import '../contracts.css';

/** One contract: its parties and terms, how far it came, milestones and payments, and what can be done. */
export default function ContractPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const query = useQuery(ContractRecordDocument, {
    variables: { code, lang: apiLanguage(useLanguage()) },
  });
  const again = () => void query.refetch();
  return (
    <Answer of={query}>
      {({ contract }) =>
        contract ? <Record contract={contract} again={again} /> : <Missing title={t`Contract`} />
      }
    </Answer>
  );
}

function Record({ contract, again }: { readonly contract: Contract; readonly again: () => void }) {
  const { t } = useLingui();
  const isPerformed = contract.signedAt !== null;
  return (
    <Page title={contract.name.text} actions={<Acts contract={contract} again={again} />}>
      <div className="stack">
        <Facts contract={contract} />
        <Parties contract={contract} again={again} />
        {isPerformed && <Milestones contract={contract} again={again} />}
        {isPerformed && <Payments contract={contract} again={again} />}
        <EarlierTerms contract={contract} />
        <Panel title={t`History`}>
          <HistoryList entries={contract.history} actionNames={contractActions} states={contractStatus} />
        </Panel>
      </div>
    </Page>
  );
}
