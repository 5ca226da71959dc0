import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { useLanguage } from '../../../ui/language.js';
import { Nothing } from '../../../ui/Nothing.js';
import { regionName } from '../../../ui/region.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { roleNames } from '../role-names.js';
import { type AccountQuery } from './account.generated.js';

type Roles = NonNullable<AccountQuery['me']>['roles'];
export type Challenges = readonly AccountQuery['challenges']['edges'][number]['node'][];

/** What a person is, where, and since when. */
export function RoleList({ roles, challenges }: { readonly roles: Roles; readonly challenges: Challenges }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const placeOf = ({ organization, scope }: Roles[number]) => {
    if (scope.kind === 'REGION' && scope.id) return regionName(scope.id, language);
    return organization?.name.text ?? challenges.find(({ id }) => id === scope.id)?.name.text;
  };
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
          {placeOf(held) && <> · {placeOf(held)}</>}
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
