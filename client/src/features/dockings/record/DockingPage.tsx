import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { FactList } from '../../../ui/FactList.js';
import { Moment } from '../../../ui/Moment.js';
import { HistoryList } from '../../../ui/HistoryList.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useViewer } from '../../accounts/index.js';
import { dockingActions, dockingStatus } from '../names.js';
import { usePanelResults } from '../recommended/panels.js';
import { Reasons } from '../recommended/Reasons.js';
import { CancelButton, DeclineButton } from './Acts.js';
import { Contracts } from './Contracts.js';
import { type Docking, type ForStaff, isStaff } from './docking.js';
import { DockingForStaffDocument, DockingRecordDocument } from './docking.generated.js';
import { Keys } from './Keys.js';
import { Talks } from './Talks.js';

/** Talks between one enterprise and one team: what was said, whose key is turned, and the contracts that came of it. */
export default function DockingPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useQuery(DockingRecordDocument, {
    variables: { id, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ docking }) => (docking ? <Record docking={docking} /> : <Missing title={t`Talks`} />)}
    </Answer>
  );
}

function Record({ docking }: { readonly docking: Docking }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const lang = apiLanguage(useLanguage());
  const seesMore = isStaff(viewer, docking);
  const { data, refetch } = useQuery(DockingForStaffDocument, {
    variables: { id: docking.id, lang },
    skip: !seesMore,
  });
  const staff = data?.docking;
  const again = () => void (seesMore && refetch());
  return (
    <Page
      title={docking.requirement?.title.text ?? t`Talks`}
      actions={
        <>
          <DeclineButton docking={docking} onDone={again} />
          <CancelButton docking={docking} onDone={again} />
        </>
      }
    >
      <div className="stack">
        <Facts docking={docking} staff={staff} />
        <Keys docking={docking} staff={staff} onDone={again} />
        <Talks docking={docking} onDone={again} />
        <Contracts docking={docking} />
        {staff && (
          <Panel title={t`History`}>
            <HistoryList entries={staff.history} actionNames={dockingActions} states={dockingStatus} />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function Facts({ docking, staff }: { readonly docking: Docking; readonly staff: ForStaff }) {
  const { t, i18n } = useLingui();
  const results = usePanelResults(staff ? docking.challenge?.slug : undefined);
  const { label, tone } = dockingStatus[docking.status];
  const { requirement, solution, team, enterprise } = docking;
  const items = [
    { key: 'state', label: t`State`, children: <StatusTag tone={tone}>{i18n._(label)}</StatusTag> },
    { key: 'since', label: t`Talks since`, children: <Moment at={docking.proposedAt} /> },
    { key: 'enterprise', label: t`Enterprise`, children: enterprise?.name.text ?? '–' },
    {
      key: 'team',
      label: t`Team`,
      children: team && (
        <span>
          <Link to={`/desk/teams/${team.id}`}>{team.name.text}</Link>
          {team.organization && <> · {team.organization.name.text}</>}
        </span>
      ),
    },
    {
      key: 'need',
      label: t`Need`,
      children: requirement && <Link to={`/desk/requirements/${requirement.code}`}>{requirement.code}</Link>,
    },
    {
      key: 'solution',
      label: t`Solution`,
      children: solution ? <Link to={`/desk/solutions/${solution.code}`}>{solution.code}</Link> : '–',
    },
    { key: 'places', label: t`Places taken`, children: <Places docking={docking} /> },
    ...(staff
      ? [
          {
            key: 'why',
            label: t`Why these two`,
            children: <Reasons solution={staff.solution} results={results.get(solution?.id ?? '') ?? []} />,
          },
        ]
      : []),
  ];
  return (
    <Panel>
      <FactList facts={items} />
    </Panel>
  );
}

function Places({ docking: { requirement } }: { readonly docking: Docking }) {
  if (!requirement) return null;
  const { awardSlots, dockings } = requirement;
  const taken = dockings.filter(({ status }) => status === 'AGREED').length;
  return (
    <Trans>
      {taken} of {awardSlots}
    </Trans>
  );
}
