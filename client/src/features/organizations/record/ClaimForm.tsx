import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { App, Button, Form } from 'antd';
import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { ClaimOrganizationDocument } from '../organization.generated.js';
import { inputOf, type OrganizationForm } from './form.js';
import { OrganizationFields, useOrganizationLabels } from './OrganizationFields.js';

/** Enters an organization that is not here yet: one's own, or as staff one of others. */
export function ClaimForm({ join }: { readonly join: boolean }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const labels = useOrganizationLabels();
  const { act, refusal, isActing } = useAct(ClaimOrganizationDocument);
  const claim = async (given: OrganizationForm) => {
    const done = await act({ input: inputOf(given), join });
    if (!done) return;
    void message.success(t`Entered. An administrator verifies it.`);
    await client.refetchQueries({ include: 'active' });
    await navigate(join ? `/desk/organization?of=${done.id}` : `/desk/organizations/${done.id}`);
  };
  return (
    <Panel title={t`Enter an organization`}>
      <p className="quiet">
        {join ? (
          <Trans>
            You become its first member and signatory. Afterwards you can post needs and bring in others.
          </Trans>
        ) : (
          <Trans>You enter it for others; bring in its people afterwards.</Trans>
        )}
      </p>
      <RefusalContext value={refusal}>
        <RefusalAlert refusal={refusal} labelOf={labels} />
        <Form<OrganizationForm>
          layout="vertical"
          requiredMark={false}
          className="claim-form"
          initialValues={{ kind: 'ENTERPRISE' }}
          onFinish={(given) => void claim(given)}
        >
          <OrganizationFields />
          <Button type="primary" htmlType="submit" loading={isActing}>
            {t`Enter the organization`}
          </Button>
        </Form>
      </RefusalContext>
    </Panel>
  );
}
