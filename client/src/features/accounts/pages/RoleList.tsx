import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { roleNames } from '../role-names.js';
import { RolePlace } from '../RolePlace.js';
import { type AccountQuery } from './account.generated.js';

interface Props {
  readonly roles: NonNullable<AccountQuery['me']>['roles'];
  readonly challenges: AccountQuery['challenges'];
}

/** What a person is, where, and since when. */
export function RoleList({ roles, challenges }: Props) {
  const { i18n } = useLingui();
  if (roles.length === 0) return <Nothing why={<Trans>You have no role yet.</Trans>} />;
  return (
    <ul className="plain">
      {roles.map((held) => (
        <li key={held.id}>
          <strong>{i18n._(roleNames[held.role])}</strong>
          {held.status === 'ENDED' && (
            <>
              {' '}
              <StatusTag tone="quiet">
                <Trans>Ended</Trans>
              </StatusTag>
            </>
          )}
          {' · '}
          <RolePlace role={held} challenges={challenges} />
          <span className="quiet">
            {' '}
            <Trans>
              since <Moment at={held.from} day />
            </Trans>
            {held.until && (
              <Trans>
                , until <Moment at={held.until} day />
              </Trans>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
