import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Moment } from '../../../ui/Moment.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { contractStatus } from '../../contracts/index.js';
import { dockingStatus } from '../names.js';
import { type PanelResults } from '../recommended/panels.js';
import { Reasons } from '../recommended/Reasons.js';
import { type DockingListQuery } from './dockings.generated.js';

type Docking = DockingListQuery['dockings']['edges'][number]['node'];

interface Props {
  readonly dockings: readonly Docking[];
  readonly results: PanelResults;
}

/** Who talks with whom about what, why, and how far they came. */
export function DockingTable({ dockings, results }: Props) {
  const { t } = useLingui();
  return (
    <RecordTable
      caption={t`Dockings`}
      columns={[
        { key: 'need', title: t`Need` },
        { key: 'parties', title: t`Enterprise and team` },
        { key: 'why', title: t`Why` },
        { key: 'places', title: t`Places taken` },
        { key: 'keys', title: t`Keys` },
        { key: 'outcome', title: t`Outcome` },
      ]}
      rows={dockings.map((docking) => ({
        key: docking.id,
        cells: [
          <Need key="need" docking={docking} />,
          <Parties key="parties" docking={docking} />,
          <Reasons
            key="why"
            solution={docking.solution}
            results={results.get(docking.solution?.id ?? '') ?? []}
          />,
          <Places key="places" docking={docking} />,
          <Keys key="keys" docking={docking} />,
          <Outcome key="outcome" docking={docking} />,
        ],
      }))}
    />
  );
}

function Need({ docking: { id, requirement } }: { readonly docking: Docking }) {
  return (
    <>
      <Link to={`/desk/dockings/${id}`}>{requirement?.title.text ?? <Trans>Talks</Trans>}</Link>
      <div className="quiet">{requirement?.code}</div>
    </>
  );
}

function Parties({ docking: { enterprise, team } }: { readonly docking: Docking }) {
  return (
    <>
      {enterprise?.name.text}
      <div>
        {team?.name.text}
        {team?.organization && <span className="quiet"> · {team.organization.name.text}</span>}
      </div>
    </>
  );
}

function Places({ docking: { requirement } }: { readonly docking: Docking }) {
  if (!requirement) return null;
  const { dockings, awardSlots } = requirement;
  const taken = dockings.filter(({ status }) => status === 'AGREED').length;
  return (
    <Trans>
      {taken} of {awardSlots}
    </Trans>
  );
}

function Keys({ docking: { enterpriseKey, teamKey } }: { readonly docking: Docking }) {
  const { t } = useLingui();
  return (
    <ul className="plain keys-turned">
      {[
        { whose: t`Enterprise`, turned: enterpriseKey },
        { whose: t`Team`, turned: teamKey },
      ].map(({ whose, turned }) => (
        <li key={whose} className={turned ? undefined : 'quiet'}>
          {whose}: {turned ? <Moment at={turned.at} day /> : <Trans>not yet</Trans>}
        </li>
      ))}
    </ul>
  );
}

function Outcome({ docking: { status, agreedAt, contracts } }: { readonly docking: Docking }) {
  const { i18n } = useLingui();
  const { label, tone } = dockingStatus[status];
  return (
    <>
      <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
      {status === 'AGREED' && <Moment at={agreedAt} day />}
      {contracts.map(({ id, code, status: state }) => (
        <div key={id}>
          <Link to={`/desk/contracts/${code}`}>{code}</Link>{' '}
          <span className="quiet">{i18n._(contractStatus[state].label)}</span>
        </div>
      ))}
    </>
  );
}
