import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { useViewer } from '../../accounts/index.js';
import {
  EditOrganizationDocument,
  ReinstateOrganizationDocument,
  SuspendOrganizationDocument,
  VerifyOrganizationDocument,
} from '../organization.generated.js';
import { type OrganizationPartsFragment } from '../organization.generated.js';
import { formOf, inputOf, type OrganizationForm } from './form.js';
import { OrganizationFields, useOrganizationLabels } from './OrganizationFields.js';

type Judged = Pick<OrganizationPartsFragment, 'id' | 'version' | 'viewerActions'>;

/** Asks again for everything that is shown. */
export function useRefresh(): () => void {
  const client = useApolloClient();
  return () => void client.refetchQueries({ include: 'active' });
}

/** What an administrator could do to an organization now. */
export function JudgeActs({
  organization: { id, version, viewerActions },
}: {
  readonly organization: Judged;
}) {
  const { t } = useLingui();
  const onDone = useRefresh();
  const common = { version, onDone };
  return (
    <>
      {viewerActions.includes('VERIFY') && (
        <ActButton
          of={VerifyOrganizationDocument}
          label={t`Verify`}
          primary
          confirm={t`You compared name and credit code with the register. Everybody sees the organization then.`}
          variables={(act) => ({ id, act })}
          {...common}
        />
      )}
      {viewerActions.includes('REINSTATE') && (
        <ActButton
          of={ReinstateOrganizationDocument}
          label={t`Reinstate`}
          reason
          variables={(act) => ({ id, act })}
          {...common}
        />
      )}
      {viewerActions.includes('SUSPEND') && (
        <ActButton
          of={SuspendOrganizationDocument}
          label={t`Suspend`}
          danger
          reason
          confirm={t`It is out of sight, and nothing new is entered for it.`}
          variables={(act) => ({ id, act })}
          {...common}
        />
      )}
    </>
  );
}

/** Changes what is said about an organization. */
export function EditAct({ organization }: { readonly organization: OrganizationPartsFragment }) {
  const { t } = useLingui();
  const onDone = useRefresh();
  const labels = useOrganizationLabels();
  const isAdministrator = useViewer().roles.some(
    ({ role, status }) => role === 'ADMINISTRATOR' && status === 'GIVEN',
  );
  if (!organization.viewerActions.includes('EDIT')) return null;
  const isFixed = organization.status === 'VERIFIED' && !isAdministrator;
  const initial = formOf(organization);
  return (
    <ActButton<unknown, { id: string; input: ReturnType<typeof inputOf> }, OrganizationForm>
      of={EditOrganizationDocument}
      label={t`Edit`}
      version={organization.version}
      initialValues={initial}
      labelOf={labels}
      variables={(act, given) => ({ id: organization.id, input: inputOf({ ...initial, ...given }), act })}
      onDone={onDone}
    >
      <OrganizationFields isFixed={isFixed} />
    </ActButton>
  );
}
