import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { roleNames } from '../role-names.js';
import { type AccountQuery } from './account.generated.js';

type Roles = NonNullable<AccountQuery['me']>['roles'];

/** What a person is, where, and since when. */
export function RoleList({ roles }: { readonly roles: Roles }) {
  const { i18n } = useLingui();
  if (roles.length === 0) return <Nothing why={<Trans>You have no role yet.</Trans>} />;
  return (
    <ul className="plain">
      {roles.map(({ id, role, status, organization, from, until }) => (
        <li key={id}>
          <strong>{i18n._(roleNames[role])}</strong>
          {status === 'ENDED' && (
            <>
              {' '}
              <StatusTag tone="quiet">
                <Trans>Ended</Trans>
              </StatusTag>
            </>
          )}
          {organization && <> · {organization.name.text}</>}
          <span className="quiet">
            {' '}
            <Trans>
              since <Moment at={from} day />
            </Trans>
            {until && (
              <Trans>
                , until <Moment at={until} day />
              </Trans>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
