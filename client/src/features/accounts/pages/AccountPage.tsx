import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Answer } from '../../../ui/Answer.js';
import { FactList } from '../../../ui/FactList.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { AccountDocument, type AccountQuery } from './account.generated.js';
import { PasswordForm } from './PasswordForm.js';
import { RoleList } from './RoleList.js';

/** Who one is to Duijie: names to sign in by, roles with their dates, the password. */
export default function AccountPage() {
  const { t } = useLingui();
  const query = useQuery(AccountDocument, { variables: { lang: apiLanguage(useLanguage()) } });
  return (
    <Page title={t`My account`}>
      <Answer of={query}>{({ me, challenges }) => me && <Account me={me} challenges={challenges} />}</Answer>
    </Page>
  );
}

interface Props {
  readonly me: NonNullable<AccountQuery['me']>;
  readonly challenges: AccountQuery['challenges'];
}

function Account({ me, challenges }: Props) {
  const { t } = useLingui();
  const details = [
    { key: 'name', label: t({ context: 'person', message: 'Name' }), children: me.name.text },
    { key: 'email', label: t`E-mail`, children: me.email ?? '–' },
    { key: 'phone', label: t({ context: 'person', message: 'Phone' }), children: me.phone ?? '–' },
    { key: 'login', label: t`Sign in by`, children: me.identities.map(({ value }) => value).join(', ') },
  ];
  return (
    <div className="stack">
      <Panel>
        <FactList facts={details} />
      </Panel>
      <Panel title={t`Roles`}>
        <RoleList roles={me.roles} challenges={challenges} />
      </Panel>
      {me.viewerActions.includes('CHANGE_PASSWORD') && (
        <Panel title={t`Change the password`}>
          <PasswordForm />
        </Panel>
      )}
    </div>
  );
}
