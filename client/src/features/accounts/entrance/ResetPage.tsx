import { useLingui } from '@lingui/react/macro';
import { Page } from '../../../ui/Page.js';
import { ResetPasswordDocument } from './entrance.generated.js';
import { SetPassword } from './SetPassword.js';

/** Somebody who forgot the password sets a new one. */
export default function ResetPage() {
  const { t } = useLingui();
  return (
    <Page title={t`A new password`}>
      <p className="quiet">{t`All other sessions of yours end when you set it.`}</p>
      <SetPassword document={ResetPasswordDocument} />
    </Page>
  );
}
