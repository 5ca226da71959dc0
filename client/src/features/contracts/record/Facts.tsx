import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { FileLink } from '../../../ui/FileLink.js';
import { type Fact, FactList } from '../../../ui/FactList.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { Amount } from '../ledger/LedgerTable.js';
import { contractKinds, contractStatus, registrationTypes } from '../names.js';
import { type Contract } from './sides.js';

/** What the contract is about, its terms in force, and its registration. */
export function Facts({ contract }: { readonly contract: Contract }) {
  const { t, i18n } = useLingui();
  const { label, tone } = contractStatus[contract.status];
  const { terms, requirement, team, docking, outstanding } = contract;
  const items: Fact[] = [
    { key: 'state', label: t`State`, children: <StatusTag tone={tone}>{i18n._(label)}</StatusTag> },
    { key: 'code', label: t`Code`, children: contract.code },
    { key: 'kind', label: t`Kind`, children: i18n._(contractKinds[contract.kind]) },
    { key: 'need', label: t`Need`, children: requirement && <NeedLink requirement={requirement} /> },
    {
      key: 'docking',
      label: t`Docked with`,
      children: docking ? (
        <Link to={`/desk/dockings/${docking.id}`}>{team?.name.text}</Link>
      ) : (
        team?.name.text
      ),
    },
    { key: 'total', label: t`Total`, children: <Amount fen={terms.total} /> },
    { key: 'paid', label: t`Paid`, children: <Money fen={contract.paid} /> },
    {
      key: 'outstanding',
      label: t`Outstanding`,
      children: outstanding === null ? '–' : <Money fen={outstanding} />,
    },
    { key: 'period', label: t`Period`, children: <Period terms={terms} /> },
    ...(terms.royalty ? [{ key: 'royalty', label: t`Depends on`, children: terms.royalty.text }] : []),
    {
      key: 'signed',
      label: t`Signed`,
      children: contract.signedAt ? <Moment at={contract.signedAt} /> : t`not yet`,
    },
    ...(terms.scan
      ? [{ key: 'scan', label: t`Paper`, children: <FileLink id={terms.scan} name={t`Signed paper`} /> }]
      : []),
    ...registrationItems(contract, {
      registered: t({ context: 'contract', message: 'Registered' }),
      value: t`Technology value`,
      type: (name) => i18n._(registrationTypes[name]),
    }),
    ...endItems(contract, {
      accepted: t({ context: 'contract', message: 'Accepted' }),
      terminated: t`Terminated`,
    }),
    ...intentItems(contract, { replaces: t`Replaces`, replacedBy: t`Replaced by` }),
  ];
  return (
    <Panel>
      <FactList facts={items} />
    </Panel>
  );
}

function NeedLink({ requirement }: { readonly requirement: NonNullable<Contract['requirement']> }) {
  return (
    <span>
      <Link to={`/desk/requirements/${requirement.code}`}>{requirement.code}</Link> {requirement.title.text}
    </span>
  );
}

/** From when until when; either may be open. */
export function Period({
  terms: { from, until },
}: {
  readonly terms: Pick<Contract['terms'], 'from' | 'until'>;
}) {
  if (!from && !until) return '–';
  return (
    <span>
      <Moment at={from} day /> – <Moment at={until} day end />
    </span>
  );
}

type TypeName = NonNullable<Contract['registration']>['type'];
type RegistrationWords = { registered: string; value: string; type: (name: TypeName) => string };

function registrationItems({ registration }: Contract, words: RegistrationWords) {
  if (!registration) return [];
  const { office, number, type, technologyValue, registeredAt } = registration;
  return [
    {
      key: 'registered',
      label: words.registered,
      children: (
        <span>
          {office.text}, {number} · {words.type(type)} · <Moment at={registeredAt} day />
        </span>
      ),
    },
    { key: 'value', label: words.value, children: <Money fen={technologyValue} /> },
  ];
}

function endItems({ acceptedAt, terminatedAt }: Contract, words: { accepted: string; terminated: string }) {
  return [
    ...(acceptedAt ? [{ key: 'accepted', label: words.accepted, children: <Moment at={acceptedAt} /> }] : []),
    ...(terminatedAt
      ? [{ key: 'terminated', label: words.terminated, children: <Moment at={terminatedAt} /> }]
      : []),
  ];
}

function intentItems(
  { supersedes, supersededBy }: Contract,
  words: { replaces: string; replacedBy: string },
) {
  const link = (code: string) => <Link to={`/desk/contracts/${code}`}>{code}</Link>;
  return [
    ...(supersedes ? [{ key: 'replaces', label: words.replaces, children: link(supersedes.code) }] : []),
    ...(supersededBy
      ? [{ key: 'replacedBy', label: words.replacedBy, children: link(supersededBy.code) }]
      : []),
  ];
}
