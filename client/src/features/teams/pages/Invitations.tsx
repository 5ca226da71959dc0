import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useViewer } from '../../accounts/index.js';
import { useBehalfOfTeam } from '../behalf.js';
import { invitationStatus } from '../names.js';
import { type TeamRecordFragment } from './team.generated.js';
import { AcceptTeamInvitationDocument, WithdrawTeamInvitationDocument } from './teams.generated.js';

interface Props {
  readonly team: TeamRecordFragment;
  readonly reload: () => void;
}

type Invitation = TeamRecordFragment['invitations'][number];

/** Whom the team asked to join, the latest first. */
export function Invitations({ team, reload }: Props) {
  const { t, i18n } = useLingui();
  return (
    <Panel title={t`Invitations`}>
      <ul className="plain">
        {team.invitations.toReversed().map((invitation) => {
          const { label, tone } = invitationStatus[invitation.status];
          return (
            <li key={invitation.id} className="entry">
              <div>
                <strong>{invitation.name.text}</strong> <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
                <div className="facts quiet">
                  {invitation.title && <span>{invitation.title.text}</span>}
                  <span>
                    <Trans>
                      invited <Moment at={invitation.invitedAt} day />
                    </Trans>
                  </span>
                </div>
              </div>
              <div className="buttons">
                <InvitationActions team={team} invitation={invitation} reload={reload} />
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function InvitationActions({ team, invitation, reload }: Props & { readonly invitation: Invitation }) {
  const { t } = useLingui();
  const me = useViewer().id;
  const behalf = useBehalfOfTeam(team);
  const { id, version, viewerActions, person, name } = invitation;
  const common = { version, onDone: reload };
  const guest = person && { kind: 'PERSON' as const, id: person.id, name: name.text };
  return (
    <>
      {viewerActions.includes('ACCEPT') && guest && (
        <ActButton
          {...common}
          of={AcceptTeamInvitationDocument}
          label={guest.id === me ? t`Accept` : t`Enter the acceptance`}
          behalf={guest.id === me ? null : guest}
          date={guest.id !== me}
          variables={(act) => ({ id, act })}
        />
      )}
      {viewerActions.includes('WITHDRAW') && (
        <ActButton
          {...common}
          of={WithdrawTeamInvitationDocument}
          label={t`Withdraw`}
          behalf={behalf}
          variables={(act) => ({ id, act })}
        />
      )}
    </>
  );
}
