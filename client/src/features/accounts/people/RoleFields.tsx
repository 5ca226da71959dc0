import { regions } from '@duijie/shared';
import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Form, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { placeName } from '../../../ui/region.js';
import { roleNames } from '../role-names.js';
import { type Role } from '../viewer.js';
import { RoleScopesDocument } from './people.generated.js';

/** A role as the form holds it. */
export interface RoleValues {
  readonly role: Role;
  readonly scopeId?: string | null;
  readonly until?: string | null;
}

/** Where each role is given here; in teams and rounds their own pages give them. */
const kinds: Partial<Record<Role, 'PLATFORM' | 'CHALLENGE' | 'REGION' | 'ORGANIZATION'>> = {
  ...{ ADMINISTRATOR: 'PLATFORM', AUDITOR: 'PLATFORM', ORGANIZER: 'CHALLENGE', JUDGE: 'CHALLENGE' },
  ...{ COUNTY_OFFICER: 'REGION', SERVICE_CENTRE: 'ORGANIZATION' },
  ...{ ENTERPRISE_MEMBER: 'ORGANIZATION', ENTERPRISE_SIGNATORY: 'ORGANIZATION' },
};

/** The role as the API takes it. */
export function giftOf({ role, scopeId, until }: RoleValues) {
  const kind = kinds[role] ?? 'PLATFORM';
  return { role, scope: { kind, ...(scopeId && { id: scopeId }) }, ...(until && { until }) };
}

/** Which role, where, and until when. */
export function RoleFields({ isOptional = false }: { readonly isOptional?: boolean }) {
  const { t, i18n } = useLingui();
  const role = Form.useWatch<Role | undefined>('role');
  const kind = role && kinds[role];
  const choices = (Object.keys(kinds) as Role[]).map((value) => ({ value, label: i18n._(roleNames[value]) }));
  return (
    <>
      <FieldItem name="role" label={t`Role`} needed={!isOptional}>
        <ChoiceField choices={choices} none={isOptional ? t`none yet` : ''} />
      </FieldItem>
      {kind && kind !== 'PLATFORM' && <ScopeFields kind={kind} />}
      {role && (
        <FieldItem name="until" label={t`Until, if it is to end`}>
          <MomentField />
        </FieldItem>
      )}
    </>
  );
}

function ScopeFields({ kind }: { readonly kind: 'CHALLENGE' | 'REGION' | 'ORGANIZATION' }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const { data } = useQuery(RoleScopesDocument, {
    variables: { query: query || null, lang: apiLanguage(language) },
  });
  const named = (list: readonly { node: { id: string; name: { text: string } } }[] = []) =>
    list.map(({ node }) => ({ value: node.id, label: node.name.text }));
  const choices = {
    CHALLENGE: named(data?.challenges.edges),
    ORGANIZATION: named(data?.organizations.edges),
    REGION: regions.map(({ code }) => ({ value: code, label: placeName(code, language) })),
  };
  const labels = { CHALLENGE: t`Challenge`, ORGANIZATION: t`Organization`, REGION: t`Region` };
  return (
    <>
      {kind === 'ORGANIZATION' && (
        <Form.Item label={t`Beginning of the organization's name`} htmlFor="organization-words">
          <Input
            id="organization-words"
            value={typed}
            autoComplete="off"
            onChange={({ target }) => setTyped(target.value)}
          />
        </Form.Item>
      )}
      <FieldItem key={kind} name="scopeId" path="role.scope.id" label={labels[kind]} needed>
        <ChoiceField choices={choices[kind]} />
      </FieldItem>
    </>
  );
}
