import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Answer } from '../../../ui/Answer.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/Page.js';
import { useFilter } from '../../../ui/useFilter.js';
import { type ChallengeChoice, ChosenChallenge } from '../../challenges/index.js';
import { Publications } from '../publications/Publications.js';
import { ChallengeEditionsDocument } from '../site/challenge.generated.js';
import { ByProvince } from '../site/places.js';
import { Years } from '../site/years.js';
import { DashboardDocument, type DashboardQuery } from './dashboard.generated.js';
import { Funnel } from './Funnel.js';
import { KeyFigures } from './KeyFigures.js';
import { FieldFigures, RegionFigures } from './Parts.js';
import { rowsAddress, useView } from './view.js';
import '../../../ui/record-table.css';
import './dashboard.css';

/** The figures of a challenge at a moment: every number opens its rows. */
export default function DashboardPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Dashboard`}>
      <ChosenChallenge>
        {(challenge, field) => (
          <>
            <Filters>
              {field}
              <AsOf />
              <Basis />
            </Filters>
            <Figures challenge={challenge} />
          </>
        )}
      </ChosenChallenge>
    </Page>
  );
}

function AsOf() {
  const { t } = useLingui();
  const id = useId();
  const [asOf, setAsOf] = useFilter('asOf');
  return (
    <div className="filter">
      <label htmlFor={id}>{t`As of, now if empty`}</label>
      <div>
        <MomentField id={id} value={asOf} onChange={setAsOf} />
      </div>
    </div>
  );
}

function Basis() {
  const { t } = useLingui();
  const [basis, setBasis] = useFilter('basis');
  const choices = [{ value: 'EFFECTIVE', label: t`When it took effect` }];
  return (
    <ChoiceFilter
      label={t`Told by`}
      all={t`When it was recorded`}
      choices={choices}
      value={basis}
      onChange={setBasis}
    />
  );
}

function Figures({ challenge }: { readonly challenge: ChallengeChoice }) {
  const lang = apiLanguage(useLanguage());
  const view = useView();
  const query = useQuery(DashboardDocument, { variables: { slug: challenge.slug, ...view, lang } });
  return <Answer of={query}>{({ challenge: told }) => told && <Told challenge={told} />}</Answer>;
}

function Told({ challenge }: { readonly challenge: NonNullable<DashboardQuery['challenge']> }) {
  const lang = apiLanguage(useLanguage());
  const rowsOf = rowsAddress(challenge.slug, useView());
  const { programme, region } = challenge;
  const { data } = useQuery(ChallengeEditionsDocument, { variables: { programme, region, lang } });
  return (
    <div className="stack dashboard record-table">
      <KeyFigures challenge={challenge} rowsOf={rowsOf} />
      <Funnel challenge={challenge} rowsOf={rowsOf} />
      <FieldFigures challenge={challenge} rowsOf={rowsOf} />
      <RegionFigures challenge={challenge} rowsOf={rowsOf} />
      <ByProvince challenge={challenge} />
      {data && data.editions.length > 0 && <Years editions={data.editions} />}
      <Publications challenge={challenge} />
    </div>
  );
}
