import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { memberRoles, teamStatus } from '../names.js';
import { MyInvitations } from './MyInvitations.js';
import { MyTeamsDocument, type MyTeamsQuery } from './teams.generated.js';

/** The teams one belongs to, and the invitations to others. */
export default function TeamsPage() {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const query = useQuery(MyTeamsDocument, { variables: { lang, first: 20 } });
  const register = <LinkButton to="/desk/teams/new">{t`Register a team`}</LinkButton>;
  return (
    <Page title={t`My teams`} actions={register}>
      <div className="stack">
        <MyInvitations />
        <Answer of={query}>
          {({ teams }) =>
            teams.edges.length === 0 ? (
              <Panel>
                <Nothing
                  why={<Trans>You belong to no team yet. Teams answer needs, so register yours.</Trans>}
                />
              </Panel>
            ) : (
              <div className="cards">
                {teams.edges.map(({ node }) => (
                  <TeamCard key={node.id} team={node} />
                ))}
              </div>
            )
          }
        </Answer>
        <More of={query} connection={({ teams }) => teams} />
      </div>
    </Page>
  );
}

type TeamRow = MyTeamsQuery['teams']['edges'][number]['node'];

function TeamCard({ team }: { readonly team: TeamRow }) {
  const { t, i18n } = useLingui();
  const { label, tone } = teamStatus[team.status];
  const leader = team.members.find(({ role }) => role === 'LEADER')?.name.text;
  const count = team.members.length;
  return (
    <Panel
      title={<Link to={`/desk/teams/${team.id}`}>{team.name.text}</Link>}
      actions={<StatusTag tone={tone}>{i18n._(label)}</StatusTag>}
    >
      <div className="facts">
        <span>{team.organization?.name.text ?? t`Natural person`}</span>
        <span>{team.regionName.text}</span>
      </div>
      {team.expertise && <p>{team.expertise.text}</p>}
      <div className="facts quiet">
        {leader && (
          <span>
            {i18n._(memberRoles.LEADER)} {leader}
          </span>
        )}
        <span>
          <Plural value={count} one="# person" other="# people" />
        </span>
      </div>
    </Panel>
  );
}
