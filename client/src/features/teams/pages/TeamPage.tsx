import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { FactList } from '../../../ui/FactList.js';
import { HistoryList } from '../../../ui/HistoryList.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Missing } from '../../../ui/Missing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { teamActionNames, teamStatus } from '../names.js';
import { Invitations } from './Invitations.js';
import { Members } from './Members.js';
import { TeamActions } from './TeamActions.js';
import { TeamDocument, type TeamRecordFragment } from './team.generated.js';

/** One team: who it is, who belongs to it, and what can be done about that. */
export default function TeamPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useQuery(TeamDocument, { variables: { id, lang: apiLanguage(useLanguage()) } });
  const reload = () => void query.refetch();
  return (
    <Answer of={query}>
      {({ team }) =>
        team ? <Team key={team.id} team={team} reload={reload} /> : <Missing title={t`Team`} />
      }
    </Answer>
  );
}

interface Props {
  readonly team: TeamRecordFragment;
  readonly reload: () => void;
}

function Team({ team, reload }: Props) {
  const { t } = useLingui();
  return (
    <Page title={team.name.text} actions={<TeamActions team={team} reload={reload} />}>
      <div className="stack">
        <Profile team={team} />
        {team.members.length > 0 && <Members team={team} reload={reload} />}
        {team.invitations.length > 0 && <Invitations team={team} reload={reload} />}
        {team.history.length > 0 && (
          <Panel title={t`History`}>
            <HistoryList
              entries={team.history}
              actionNames={teamActionNames}
              states={teamStatus}
              nameOf={(id) => nameOf(team, id)}
            />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function nameOf({ members, organization }: TeamRecordFragment, id: string): string | undefined {
  if (organization?.id === id) return organization.name.text;
  return members.find(({ person }) => person?.id === id)?.name.text;
}

function Profile({ team }: { readonly team: TeamRecordFragment }) {
  const { t, i18n } = useLingui();
  const { label, tone } = teamStatus[team.status];
  const keywords = [...team.keywords.zh, ...team.keywords.en];
  const items = [
    { key: 'state', label: t`State`, children: <StatusTag tone={tone}>{i18n._(label)}</StatusTag> },
    {
      key: 'institution',
      label: t`Institution`,
      children: team.organization?.name.text ?? t`None: a natural person leads it`,
    },
    { key: 'place', label: t`Place`, children: team.regionName.text },
    { key: 'since', label: t`Registered`, children: <Moment at={team.registeredAt} day /> },
    { key: 'expertise', label: t`Expertise`, children: team.expertise?.text ?? '–' },
    { key: 'keywords', label: t`Keywords`, children: keywords.join(', ') || '–' },
  ];
  return (
    <Panel>
      <FactList facts={items} />
    </Panel>
  );
}
