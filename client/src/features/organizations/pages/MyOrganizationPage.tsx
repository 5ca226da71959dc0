import { useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useState } from 'react';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { Page } from '../../../ui/Page.js';
import { useFilter } from '../../../ui/useFilter.js';
import { useViewer } from '../../accounts/index.js';
import { ClaimForm } from '../record/ClaimForm.js';
import { OrganizationView } from '../record/OrganizationView.js';
import '../organizations.css';

/** The viewer's organizations, or the form that enters the first one. */
export default function MyOrganizationPage() {
  const { t } = useLingui();
  const [chosen, choose] = useFilter('of');
  const [isEntering, setEntering] = useState(false);
  const own = useViewer().roles.flatMap(({ status, scope, organization }) =>
    status === 'GIVEN' && scope.kind === 'ORGANIZATION' && organization
      ? [{ value: organization.id, label: organization.name.text }]
      : [],
  );
  const choices = [...new Map(own.map((each) => [each.value, each])).values()];
  const shown = choices.find(({ value }) => value === chosen) ?? choices[0];
  if (!shown || isEntering)
    return (
      <Page
        title={t`My organization`}
        actions={shown && <Button onClick={() => setEntering(false)}>{t`Back`}</Button>}
      >
        <ClaimForm join />
      </Page>
    );
  return (
    <OrganizationView
      key={shown.value}
      id={shown.value}
      actions={<Button onClick={() => setEntering(true)}>{t`Enter another one`}</Button>}
    >
      {choices.length > 1 && (
        <Filters>
          <ChoiceFilter
            label={t`My organizations`}
            value={shown.value}
            choices={choices}
            all={t`The first one`}
            onChange={choose}
          />
        </Filters>
      )}
    </OrganizationView>
  );
}
