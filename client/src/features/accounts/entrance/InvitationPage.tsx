import { useLingui } from '@lingui/react/macro';
import { Page } from '../../../ui/Page.js';
import { AcceptInvitationDocument } from './entrance.generated.js';
import { SetPassword } from './SetPassword.js';

/** Somebody who was invited comes in for the first time. */
export default function InvitationPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Welcome to Duijie`}>
      <p className="quiet">{t`You were invited. Choose a password, and you are in.`}</p>
      <SetPassword document={AcceptInvitationDocument} />
    </Page>
  );
}
