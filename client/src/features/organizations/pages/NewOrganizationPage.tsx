import { useLingui } from '@lingui/react/macro';
import { Page } from '../../../ui/Page.js';
import { ClaimForm } from '../record/ClaimForm.js';
import '../organizations.css';

/** Staff enters an organization for others. */
export default function NewOrganizationPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Enter an organization`}>
      <ClaimForm join={false} />
    </Page>
  );
}
