import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useNavigate } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { useViewer } from '../viewer.js';
import { InvitePersonDocument } from './acts.generated.js';
import { giftOf, RoleFields, type RoleValues } from './RoleFields.js';

interface Invitation extends Partial<RoleValues> {
  readonly name: LocalizedTextInput;
  readonly email?: string;
  readonly phone?: string;
}

/** Lets somebody new in, with a role if one is chosen. */
export function InviteButton() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const invites = useViewer().roles.some(
    ({ role, status }) => status === 'GIVEN' && ['ADMINISTRATOR', 'ORGANIZER'].includes(role),
  );
  if (!invites) return null;
  const inputOf = ({ name, email, phone, role, ...scope }: Invitation) => ({
    ...{ name, ...(email && { email }), ...(phone && { phone }) },
    ...(role && { roles: [giftOf({ role, ...scope })] }),
  });
  return (
    <ActButton
      of={InvitePersonDocument}
      label={t`Invite a person`}
      variables={(_act, given: Invitation) => ({ input: inputOf(given) })}
      confirm={t`They get a one-time link by which they set a password. An e-mail address or a phone number is needed.`}
      primary
      onDone={(done) => void ('id' in done && navigate(`/desk/people/${done.id}`))}
    >
      <FieldItem name="name" label={t({ context: 'person', message: 'Name' })} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem name="email" label={t`E-mail`}>
        <Input type="email" autoComplete="off" />
      </FieldItem>
      <FieldItem name="phone" label={t({ context: 'person', message: 'Phone' })}>
        <Input type="tel" autoComplete="off" />
      </FieldItem>
      <RoleFields isOptional />
    </ActButton>
  );
}
