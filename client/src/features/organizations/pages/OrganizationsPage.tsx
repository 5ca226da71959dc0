import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Flex, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { placeName } from '../../../ui/region.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useFilter } from '../../../ui/useFilter.js';
import { useViewer } from '../../accounts/index.js';
import {
  organizationKind,
  type OrganizationKind,
  organizationStatus,
  type OrganizationStatus,
} from '../names.js';
import { OrganizationsDocument, type OrganizationsQuery } from '../organization.generated.js';
import { provinceChoices } from '../places.js';
import { JudgeActs } from '../record/OrganizationActs.js';
import '../organizations.css';

type Row = OrganizationsQuery['organizations']['edges'][number]['node'];

/** All organizations that the viewer may see, to be found, verified and suspended. */
export default function OrganizationsPage() {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const [query] = useFilter('q');
  const [kind] = useFilter('kind');
  const [status] = useFilter('status');
  const [region] = useFilter('region');
  const isStaff = useViewer().roles.some(
    ({ role, status: held }) => held === 'GIVEN' && (role === 'ORGANIZER' || role === 'ADMINISTRATOR'),
  );
  const filter = { query, region, kind: kind as OrganizationKind, status: status as OrganizationStatus };
  const result = useQuery(OrganizationsDocument, { variables: { lang, filter } });
  return (
    <Page
      title={t`Organizations`}
      actions={isStaff && <LinkButton to="/desk/organizations/new">{t`Enter an organization`}</LinkButton>}
    >
      <Narrowing />
      <Answer of={result}>
        {({ organizations: { edges } }) =>
          edges.length === 0 ? (
            <Nothing
              why={<Trans>No organization is like that.</Trans>}
              action={<LinkButton to="/desk/organizations">{t`Show all`}</LinkButton>}
            />
          ) : (
            <Panel>
              <Table rows={edges.map(({ node }) => node)} />
              <More of={result} connection={(data) => data.organizations} />
            </Panel>
          )
        }
      </Answer>
    </Page>
  );
}

function Table({ rows }: { readonly rows: readonly Row[] }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const mayJudge = rows.some(({ viewerActions }) => viewerActions.some((action) => action !== 'EDIT'));
  const columns = [
    { key: 'name', title: t`Name of the organization` },
    { key: 'kind', title: t`Kind` },
    { key: 'place', title: t`Place` },
    { key: 'code', title: t`Unified social credit code` },
    { key: 'status', title: t`State` },
    ...(mayJudge ? [{ key: 'acts', title: t`Actions` }] : []),
  ];
  const cells = (one: Row) => [
    <Link to={`/desk/organizations/${one.id}`}>{one.name.text}</Link>,
    i18n._(organizationKind[one.kind]),
    placeName(one.region, language),
    one.creditCode ?? '–',
    <StatusTag tone={organizationStatus[one.status].tone}>
      {i18n._(organizationStatus[one.status].label)}
    </StatusTag>,
    ...(mayJudge
      ? [
          <Flex gap="small" wrap>
            <JudgeActs organization={one} />
          </Flex>,
        ]
      : []),
  ];
  return (
    <RecordTable
      caption={t`Organizations`}
      columns={columns}
      rows={rows.map((one) => ({ key: one.id, cells: cells(one) }))}
    />
  );
}

function Narrowing() {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const [query, setQuery] = useFilter('q');
  const [kind, setKind] = useFilter('kind');
  const [status, setStatus] = useFilter('status');
  const [region, setRegion] = useFilter('region');
  const [typed, setTyped] = useState(query ?? '');
  const provinces = useMemo(() => provinceChoices(language), [language]);
  const kinds = Object.entries(organizationKind).map(([value, label]) => ({ value, label: i18n._(label) }));
  const states = Object.entries(organizationStatus).map(([value, { label }]) => ({
    value,
    label: i18n._(label),
  }));
  return (
    <Filters>
      <Input.Search
        className="organization-search"
        aria-label={t`Beginning of the name`}
        placeholder={t`Beginning of the name`}
        allowClear
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => setQuery(text.trim() || null)}
      />
      <ChoiceFilter
        label={t`State`}
        value={status}
        choices={states}
        all={t`All states`}
        onChange={setStatus}
      />
      <ChoiceFilter label={t`Kind`} value={kind} choices={kinds} all={t`All kinds`} onChange={setKind} />
      <ChoiceFilter
        label={t`Province`}
        value={region}
        choices={provinces}
        all={t`All provinces`}
        onChange={setRegion}
      />
    </Filters>
  );
}
