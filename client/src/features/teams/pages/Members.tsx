import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { useViewer } from '../../accounts/index.js';
import { useBelongsTo } from '../behalf.js';
import { memberRoles } from '../names.js';
import { InviteButton } from './InviteButton.js';
import { HandOverTeamDocument, RemoveTeamMemberDocument, type TeamRecordFragment } from './team.generated.js';

interface Props {
  readonly team: TeamRecordFragment;
  readonly reload: () => void;
}

type Member = TeamRecordFragment['members'][number];

/** Who belongs to the team. */
export function Members({ team, reload }: Props) {
  const { t } = useLingui();
  const invites = team.viewerActions.includes('EDIT');
  return (
    <Panel title={t`Members`} actions={invites && <InviteButton team={team} reload={reload} />}>
      <ul className="plain">
        {team.members.map((member) => (
          <li key={member.id} className="entry">
            <Who member={member} />
            <div className="buttons">
              <MemberActions team={team} member={member} reload={reload} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Who({ member }: { readonly member: Member }) {
  const { i18n } = useLingui();
  return (
    <div>
      <strong>{member.name.text}</strong>
      <div className="facts quiet">
        <span>{i18n._(memberRoles[member.role])}</span>
        {member.title && <span>{member.title.text}</span>}
        {member.email && <a href={`mailto:${member.email}`}>{member.email}</a>}
        {member.phone && <a href={`tel:${member.phone}`}>{member.phone}</a>}
        <span>
          <Trans>
            since <Moment at={member.from} day />
          </Trans>
        </span>
      </div>
    </div>
  );
}

/** The leader hands over or removes; everybody else may leave. */
function MemberActions({ team, member, reload }: Props & { readonly member: Member }) {
  const { t } = useLingui();
  const me = useViewer().id;
  const isOwn = useBelongsTo(team.id);
  const { id, version, viewerActions } = team;
  const personId = member.person?.id;
  if (!personId || member.role === 'LEADER' || !isOwn) return null;
  const leads = viewerActions.includes('HAND_OVER');
  const name = member.name.text;
  const common = { version, onDone: reload };
  return (
    <>
      {leads && (
        <ActButton
          {...common}
          of={HandOverTeamDocument}
          label={t`Make leader`}
          confirm={t`${name} leads the team from now on, and you are a member.`}
          variables={(act) => ({ id, personId, act })}
        />
      )}
      {viewerActions.includes('REMOVE_MEMBER') && (leads || personId === me) && (
        <ActButton
          {...common}
          of={RemoveTeamMemberDocument}
          label={personId === me ? t`Leave the team` : t`Remove`}
          danger
          confirm={personId === me ? t`You leave the team.` : t`${name} leaves the team.`}
          variables={(act) => ({ id, personId, act })}
        />
      )}
    </>
  );
}
