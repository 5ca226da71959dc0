import { useLingui } from '@lingui/react/macro';
import { FileLink } from '../../../ui/FileLink.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { Amount } from '../ledger/LedgerTable.js';
import { Period } from './Facts.js';
import { type Contract } from './sides.js';

/** Every version of the terms, once there is more than one. */
export function EarlierTerms({ contract: { terms, earlierTerms } }: { readonly contract: Contract }) {
  const { t } = useLingui();
  if (earlierTerms.length === 0) return null;
  return (
    <Panel title={t`Terms over time`}>
      <RecordTable
        caption={t`Terms over time`}
        columns={[
          { key: 'number', title: t`Version` },
          { key: 'agreed', title: t`Agreed` },
          { key: 'total', title: t`Total`, isNumber: true },
          { key: 'period', title: t`Period` },
          { key: 'scan', title: t`Paper` },
        ]}
        rows={[...earlierTerms, terms].map((each) => ({
          key: String(each.number),
          cells: [
            each.number === terms.number ? t`${each.number}, in force` : each.number,
            <Moment key="agreed" at={each.agreedAt} day />,
            <Amount key="total" fen={each.total} />,
            <Period key="period" terms={each} />,
            each.scan && <FileLink key="scan" id={each.scan} name={t`Signed paper`} />,
          ],
        }))}
      />
    </Panel>
  );
}
