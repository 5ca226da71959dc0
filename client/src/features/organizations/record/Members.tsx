import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useViewer } from '../../accounts/index.js';
import {
  AddMemberDocument,
  EndMembershipDocument,
  type OrganizationRecordQuery,
} from '../organization.generated.js';
import { useRefresh } from './OrganizationActs.js';

export type OrganizationRecord = NonNullable<OrganizationRecordQuery['organization']>;
type Member = NonNullable<OrganizationRecord['members']>[number];
type MemberRole = 'ENTERPRISE_MEMBER' | 'ENTERPRISE_SIGNATORY';

/** Who belongs or belonged to an organization, as what and when. */
export function Members({ organization }: { readonly organization: OrganizationRecord }) {
  const { t } = useLingui();
  const { members } = organization;
  if (!members) return null;
  const inOrder = [...members].sort((a, b) => Number(a.status === 'ENDED') - Number(b.status === 'ENDED'));
  return (
    <Panel title={t`People`} actions={<AddAct organization={organization} />}>
      <ul className="plain">
        {inOrder.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
    </Panel>
  );
}

function useRoleNames(): Record<MemberRole, string> {
  const { t } = useLingui();
  return { ENTERPRISE_MEMBER: t`Member`, ENTERPRISE_SIGNATORY: t`Signatory: acts and signs for it` };
}

function MemberRow({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const names = useRoleNames();
  const onDone = useRefresh();
  const { id, role, status, person, from, until, viewerActions, version } = member;
  const name = person?.name.text ?? t`Somebody`;
  return (
    <li className="member-row">
      <strong>{name}</strong> {names[role as MemberRole]}{' '}
      {status === 'ENDED' && (
        <StatusTag tone="quiet">
          <Trans>Ended</Trans>
        </StatusTag>
      )}
      <div className="quiet">
        <Trans>
          since <Moment at={from} day />
        </Trans>
        {until && (
          <Trans>
            , until <Moment at={until} day />
          </Trans>
        )}
      </div>
      {viewerActions.includes('REVOKE') && (
        <ActButton<unknown, { id: string; until: string | null }, { until?: string | null }>
          of={EndMembershipDocument}
          label={t`End the membership`}
          version={version}
          confirm={t`${name} acts for the organization no more.`}
          labelOf={() => t`End`}
          variables={(act, values) => ({ id, until: values.until ?? null, act })}
          onDone={onDone}
        >
          <FieldItem name="until" label={t`End, if not now`}>
            <MomentField />
          </FieldItem>
        </ActButton>
      )}
    </li>
  );
}

interface NewMember {
  readonly name: LocalizedTextInput;
  readonly email?: string;
  readonly phone?: string;
  readonly role: MemberRole;
}

/** Brings somebody in: signatories do it for their own organization, staff for any. */
function AddAct({ organization: { id, status } }: { readonly organization: OrganizationRecord }) {
  const { t } = useLingui();
  const names = useRoleNames();
  const onDone = useRefresh();
  const { roles } = useViewer();
  const mayAdd = roles.some(
    ({ role, status: held, scope }) =>
      held === 'GIVEN' &&
      (role === 'ADMINISTRATOR' ||
        role === 'ORGANIZER' ||
        (role === 'ENTERPRISE_SIGNATORY' && scope.id === id)),
  );
  if (!mayAdd || status === 'SUSPENDED') return null;
  const labels: Record<string, string> = {
    name: t({ context: 'person', message: 'Name' }),
    email: t`E-mail`,
    phone: t({ context: 'person', message: 'Phone' }),
    role: t`Role`,
  };
  const some = (text: string | undefined) => text?.trim() || null;
  return (
    <ActButton<unknown, { organizationId: string; input: object }, NewMember>
      of={AddMemberDocument as never}
      label={t`Add somebody`}
      initialValues={{ role: 'ENTERPRISE_MEMBER' }}
      labelOf={(path) => labels[path.split('.')[0] ?? '']}
      variables={(_act, { email, phone, ...member }) => ({
        organizationId: id,
        input: { ...member, email: some(email), phone: some(phone) },
      })}
      onDone={onDone}
    >
      <FieldItem name="name" label={t({ context: 'person', message: 'Name' })} needed>
        <LocalizedField maxLength={120} />
      </FieldItem>
      <FieldItem name="email" label={t`E-mail`} extra={t`E-mail or phone: the invitation goes there.`}>
        <Input autoComplete="off" />
      </FieldItem>
      <FieldItem name="phone" label={t({ context: 'person', message: 'Phone' })}>
        <Input autoComplete="off" />
      </FieldItem>
      <FieldItem name="role" label={t`Role`} needed>
        <ChoiceField choices={Object.entries(names).map(([value, label]) => ({ value, label }))} />
      </FieldItem>
    </ActButton>
  );
}
