import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useViewer } from '../../accounts/index.js';
import { type Behalf } from '../../../ui/ActDialog.js';
import { type RequirementRecordQuery } from './record.generated.js';

/** A requirement as its page shows it. */
export type Need = NonNullable<RequirementRecordQuery['requirement']>;
export type NeedAction = Need['viewerActions'][number];

/** The enterprise for which the viewer would act; null where they belong to it. */
export function useBehalf(organization: Need['organization']): Behalf | null {
  const { roles } = useViewer();
  const belongs = roles.some(
    ({ status, scope }) =>
      status === 'GIVEN' && scope.kind === 'ORGANIZATION' && scope.id === organization?.id,
  );
  if (belongs || !organization) return null;
  return { kind: 'ORGANIZATION', id: organization.id, name: organization.name.text };
}

/** Asks again for everything that is shown, after an act that may have changed more than its own record. */
export function useRefresh(): () => void {
  const client = useApolloClient();
  return useCallback(() => void client.refetchQueries({ include: 'active' }), [client]);
}

/** Where a requirement's page is: drafts have no code yet. */
export function addressOf({ id, code }: { readonly id: string; readonly code: string | null }): string {
  return code ? `/desk/requirements/${code}` : `/desk/needs/${id}`;
}
