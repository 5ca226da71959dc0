import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { FactList } from '../../../ui/FactList.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { roleNames } from '../role-names.js';
import { RolePlace } from '../RolePlace.js';
import { useViewer } from '../viewer.js';
import { AccountActs } from './AccountActs.js';
import { GiveRoleDocument, LimitRoleDocument, RevokeRoleDocument } from './acts.generated.js';
import { AccountState } from './PeoplePage.js';
import { PersonDocument, type PersonQuery } from './people.generated.js';
import { giftOf, RoleFields, type RoleValues } from './RoleFields.js';

type Person = NonNullable<PersonQuery['person']>;

interface Props {
  readonly person: Person;
  readonly challenges: PersonQuery['challenges'];
  readonly again: () => void;
}

/** One person: how to reach them, their account, and their roles with their dates. */
export default function PersonPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useQuery(PersonDocument, { variables: { id, lang: apiLanguage(useLanguage()) } });
  const again = () => void query.refetch();
  return (
    <Answer of={query}>
      {({ person, challenges }) =>
        person ? (
          <Record person={person} challenges={challenges} again={again} />
        ) : (
          <Missing title={t`Person`} />
        )
      }
    </Answer>
  );
}

function Record({ person, challenges, again }: Props) {
  const { t } = useLingui();
  const facts = [
    { key: 'email', label: t`E-mail`, children: person.email ?? '–' },
    { key: 'phone', label: t({ context: 'person', message: 'Phone' }), children: person.phone ?? '–' },
    { key: 'account', label: t`Account`, children: <AccountState status={person.account?.status} /> },
  ];
  return (
    <Page title={person.name.text} actions={<AccountActs account={person.account} again={again} />}>
      <div className="stack">
        <Panel>
          <FactList facts={facts} />
        </Panel>
        <Panel title={t`Roles`} actions={<GiveButton person={person} again={again} />}>
          {person.roles.length === 0 ? (
            <Nothing why={<Trans>No role was given yet.</Trans>} />
          ) : (
            <Roles person={person} challenges={challenges} again={again} />
          )}
        </Panel>
      </div>
    </Page>
  );
}

function Roles({ person: { roles }, challenges, again }: Props) {
  const { t, i18n } = useLingui();
  return (
    <RecordTable
      caption={t`Roles`}
      columns={[
        { key: 'role', title: t`Role` },
        { key: 'where', title: t`Where` },
        { key: 'from', title: t`Since` },
        { key: 'until', title: t`Until` },
        { key: 'acts', title: t`Actions` },
      ]}
      rows={roles.map((each) => ({
        key: each.id,
        cells: [
          <span key="role">
            {i18n._(roleNames[each.role])}{' '}
            {each.status === 'ENDED' && (
              <StatusTag tone="quiet">
                <Trans>Ended</Trans>
              </StatusTag>
            )}
          </span>,
          <RolePlace key="where" role={each} challenges={challenges} />,
          <Moment key="from" at={each.from} day />,
          each.until ? <Moment key="until" at={each.until} day /> : '–',
          <RoleActs key="acts" role={each} again={again} />,
        ],
      }))}
    />
  );
}

type Held = Person['roles'][number];

function RoleActs({ role, again }: { readonly role: Held; readonly again: () => void }) {
  const { t } = useLingui();
  const { id, version, viewerActions } = role;
  return (
    <>
      {viewerActions.includes('LIMIT') && (
        <ActButton
          of={LimitRoleDocument}
          label={t`Set an end`}
          variables={(act, { until }: { until: string }) => ({ id, act, until })}
          version={version}
          onDone={again}
        >
          <FieldItem name="until" label={t`Until`} needed>
            <MomentField min={new Date().toISOString()} />
          </FieldItem>
        </ActButton>
      )}
      {viewerActions.includes('REVOKE') && (
        <ActButton
          of={RevokeRoleDocument}
          label={t`Revoke`}
          variables={(act) => ({ id, act })}
          version={version}
          confirm={t`The role ends with the next request. It stays on record.`}
          reason
          danger
          onDone={again}
        />
      )}
    </>
  );
}

function GiveButton({ person, again }: Pick<Props, 'person' | 'again'>) {
  const { t } = useLingui();
  if (useViewer().id === person.id) return null;
  return (
    <ActButton
      of={GiveRoleDocument}
      label={t`Give a role`}
      variables={(act, given: RoleValues) => ({ person: person.id, act, role: giftOf(given) })}
      onDone={again}
    >
      <RoleFields />
    </ActButton>
  );
}
