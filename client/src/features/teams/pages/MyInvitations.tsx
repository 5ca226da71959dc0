import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { More } from '../../../ui/More.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { invitationStatus } from '../names.js';
import {
  AcceptTeamInvitationDocument,
  DeclineTeamInvitationDocument,
  MyInvitationsDocument,
  type MyInvitationsQuery,
} from './teams.generated.js';

type Row = MyInvitationsQuery['myTeamInvitations']['edges'][number]['node'];

/** Invitations to oneself; nothing while there are none. */
export function MyInvitations() {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const query = useQuery(MyInvitationsDocument, { variables: { lang, first: 10 } });
  const rows = query.data?.myTeamInvitations.edges ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t`Invitations to me`}>
      <ul className="plain">
        {rows.map(({ node }) => (
          <Invitation key={node.id} invitation={node} />
        ))}
      </ul>
      <More of={query} connection={({ myTeamInvitations }) => myTeamInvitations} />
    </Panel>
  );
}

function Invitation({ invitation }: { readonly invitation: Row }) {
  const { t, i18n } = useLingui();
  const client = useApolloClient();
  const { id, version, team, title, invitedBy, invitedAt, status, viewerActions } = invitation;
  const { label, tone } = invitationStatus[status];
  // Who joins a team sees its desk from then on.
  const joined = () => void client.refetchQueries({ include: ['Viewer', 'MyTeams', 'MyInvitations'] });
  return (
    <li className="entry">
      <div>
        <strong>{team?.name.text ?? t`A team`}</strong> <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        <div className="facts quiet">
          {team?.organization && <span>{team.organization.name.text}</span>}
          {title && <span>{title.text}</span>}
          {invitedBy && (
            <span>
              <Trans>invited by {invitedBy.text}</Trans>
            </span>
          )}
          <span>
            <Moment at={invitedAt} day />
          </span>
        </div>
      </div>
      <div className="buttons">
        {viewerActions.includes('ACCEPT') && (
          <ActButton
            of={AcceptTeamInvitationDocument}
            label={t`Accept`}
            primary
            version={version}
            variables={(act) => ({ id, act })}
            onDone={joined}
          />
        )}
        {viewerActions.includes('DECLINE') && (
          <ActButton
            of={DeclineTeamInvitationDocument}
            label={t({ context: 'invitation', message: 'Decline' })}
            version={version}
            variables={(act) => ({ id, act })}
          />
        )}
      </div>
    </li>
  );
}
