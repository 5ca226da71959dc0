import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { contractKinds, contractStatus, partyRoles } from '../names.js';
import { type LedgerRowFragment } from './ledger.generated.js';

/** One line per contract: who, how much, since when, how far, and what is paid of it. */
export function LedgerTable({ contracts }: { readonly contracts: readonly LedgerRowFragment[] }) {
  const { t } = useLingui();
  return (
    <RecordTable
      caption={t`Contracts`}
      columns={[
        { key: 'contract', title: t`Contract` },
        { key: 'parties', title: t`Parties` },
        { key: 'state', title: t`State` },
        { key: 'dates', title: t`Signed` },
        { key: 'total', title: t`Total`, isNumber: true },
        { key: 'paid', title: t`Paid`, isNumber: true },
        { key: 'outstanding', title: t`Outstanding`, isNumber: true },
      ]}
      rows={contracts.map((each) => ({
        key: each.id,
        cells: [
          <Named key="contract" contract={each} />,
          <Parties key="parties" contract={each} />,
          <State key="state" contract={each} />,
          each.signedAt ? <Moment key="dates" at={each.signedAt} day /> : <Trans key="dates">not yet</Trans>,
          <Amount key="total" fen={each.terms.total} />,
          <Money key="paid" fen={each.paid} />,
          each.outstanding === null ? '–' : <Money key="outstanding" fen={each.outstanding} />,
        ],
      }))}
    />
  );
}

/** A total; an undetermined one depends on something, like a royalty. */
export function Amount({ fen }: { readonly fen: string | null }) {
  return fen === null ? <Trans>Undetermined</Trans> : <Money fen={fen} />;
}

function Named({ contract: { code, name, kind } }: { readonly contract: LedgerRowFragment }) {
  const { i18n } = useLingui();
  return (
    <>
      <Link to={`/desk/contracts/${code}`}>{name.text}</Link>
      <div className="quiet facts">
        <span>{code}</span>
        {kind === 'INTENT' && <span>{i18n._(contractKinds[kind])}</span>}
      </div>
    </>
  );
}

function Parties({ contract: { parties } }: { readonly contract: LedgerRowFragment }) {
  const { i18n } = useLingui();
  return (
    <ul className="plain dense parties-cell">
      {parties.map(({ role, name }, position) => (
        <li key={position}>
          {name?.text} <span className="quiet">{i18n._(partyRoles[role])}</span>
        </li>
      ))}
    </ul>
  );
}

function State({ contract: { status } }: { readonly contract: LedgerRowFragment }) {
  const { i18n } = useLingui();
  const { label, tone } = contractStatus[status];
  return <StatusTag tone={tone}>{i18n._(label)}</StatusTag>;
}
