import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { useBehalfOfTeam } from '../behalf.js';
import { InviteToTeamDocument, type TeamRecordFragment } from './team.generated.js';

interface Guest {
  readonly name?: LocalizedTextInput | null;
  readonly email?: string;
  readonly phone?: string;
  readonly title?: LocalizedTextInput | null;
}

interface Props {
  readonly team: TeamRecordFragment;
  readonly reload: () => void;
}

/** Asks somebody into the team, by name and e-mail address or phone. */
export function InviteButton({ team, reload }: Props) {
  const { t } = useLingui();
  const behalf = useBehalfOfTeam(team);
  const labels: Record<string, string> = {
    name: t({ context: 'person', message: 'Name' }),
    email: t`E-mail`,
    phone: t({ context: 'person', message: 'Phone' }),
    title: t`Position or task`,
  };
  const input = ({ email, phone, ...rest }: Guest) => ({
    ...rest,
    email: email?.trim() || null,
    phone: phone?.trim() || null,
  });
  return (
    <ActButton
      of={InviteToTeamDocument}
      label={t`Invite somebody`}
      behalf={behalf}
      labelOf={(path) => labels[path] ?? (path === 'personId' ? t`Person` : undefined)}
      variables={(act, guest: Guest) => ({ teamId: team.id, act, input: input(guest) })}
      onDone={reload}
    >
      <FieldItem name="name" label={labels.name} needed>
        <LocalizedField maxLength={120} />
      </FieldItem>
      <FieldItem
        name="email"
        label={labels.email}
        extra={t`An e-mail address or a phone number; they get a link.`}
      >
        <Input type="email" autoComplete="off" />
      </FieldItem>
      <FieldItem name="phone" label={labels.phone}>
        <Input type="tel" autoComplete="off" />
      </FieldItem>
      <FieldItem name="title" label={labels.title}>
        <LocalizedField maxLength={120} />
      </FieldItem>
    </ActButton>
  );
}
