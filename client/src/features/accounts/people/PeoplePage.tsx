import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useFilter } from '../../../ui/useFilter.js';
import { roleNames } from '../role-names.js';
import { InviteButton } from './InviteButton.js';
import { PeopleDocument, type PeopleQuery } from './people.generated.js';
import { accountStatus } from './status-names.js';

type Person = PeopleQuery['people']['edges'][number]['node'];

/** Everybody the system knows, and letting somebody in. */
export default function PeoplePage() {
  const { t } = useLingui();
  const [words] = useFilter('q');
  const query = useQuery(PeopleDocument, { variables: { query: words, lang: apiLanguage(useLanguage()) } });
  return (
    <Page title={t`People`} actions={<InviteButton />}>
      <Filters>
        <Words key={words} />
      </Filters>
      <Answer of={query}>
        {({ people: { totalCount, edges } }) => (
          <Panel title={<Plural value={totalCount} one="# person" other="# people" />}>
            {edges.length === 0 ? (
              <Nothing why={<Trans>Nobody has this name.</Trans>} />
            ) : (
              <Table people={edges.map(({ node }) => node)} />
            )}
            <More of={query} connection={({ people }) => people} />
          </Panel>
        )}
      </Answer>
    </Page>
  );
}

function Words() {
  const { t } = useLingui();
  const id = useId();
  const [words, setWords] = useFilter('q');
  const [typed, setTyped] = useState(words ?? '');
  const search = (event: FormEvent) => {
    event.preventDefault();
    setWords(typed.trim() || null);
  };
  return (
    <form role="search" className="filter" onSubmit={search}>
      <label htmlFor={id}>{t`Part of a name`}</label>
      <div className="buttons">
        <Input id={id} value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} />
        <Button type="primary" htmlType="submit">
          <Trans>Find</Trans>
        </Button>
      </div>
    </form>
  );
}

function Table({ people }: { readonly people: readonly Person[] }) {
  const { t } = useLingui();
  return (
    <RecordTable
      caption={t`People`}
      columns={[
        { key: 'name', title: t({ context: 'person', message: 'Name' }) },
        { key: 'reached', title: t`Reached by` },
        { key: 'roles', title: t`Roles` },
        { key: 'account', title: t`Account` },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <Link key="name" to={`/desk/people/${person.id}`}>
            {person.name.text}
          </Link>,
          [person.email, person.phone].filter(Boolean).join(', ') || '–',
          <RoleWords key="roles" person={person} />,
          <AccountState key="account" status={person.account?.status} />,
        ],
      }))}
    />
  );
}

function RoleWords({ person: { roles } }: { readonly person: Person }) {
  const { i18n } = useLingui();
  const held = roles.filter(({ status }) => status === 'GIVEN').map(({ role }) => i18n._(roleNames[role]));
  return [...new Set(held)].join(', ') || '–';
}

/** Whether somebody can sign in. */
export function AccountState({ status }: { readonly status: keyof typeof accountStatus | undefined }) {
  const { i18n } = useLingui();
  if (!status) return <Trans>No account</Trans>;
  return <StatusTag tone={accountStatus[status].tone}>{i18n._(accountStatus[status].label)}</StatusTag>;
}
