import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { regionName } from '../../../ui/region.js';
import { useFilter } from '../../../ui/useFilter.js';
import { type ChallengeChoice } from '../../challenges/index.js';
import { registrationTypes } from '../names.js';
import { type LedgerRowFragment, LedgerTotalsDocument, type LedgerTotalsQuery } from './ledger.generated.js';
import { countedOnes, sumsBy, sumsOf } from './sums.js';
import '../contracts.css';

interface Props {
  readonly challenge: ChallengeChoice;
  readonly contracts: readonly LedgerRowFragment[];
}

type Challenge = NonNullable<LedgerTotalsQuery['challenge']>;

/** What the listed contracts come to, by field, region and type, and what had been signed by a day on site. */
export function Totals({ challenge, contracts }: Props) {
  const { t } = useLingui();
  const [asOf] = useFilter('asOf');
  const { data } = useQuery(LedgerTotalsDocument, {
    variables: { challenge: challenge.slug, asOf, basis: 'EFFECTIVE', lang: apiLanguage(useLanguage()) },
  });
  const own = countedOnes(contracts);
  const { count, total, paid, outstanding } = sumsOf(own);
  return (
    <Panel title={t`Totals`}>
      <dl className="totals">
        <Figure title={t`Formal contracts signed`} value={count} />
        <Figure title={t`Total`} value={<Money fen={total} />} />
        <Figure title={t`Paid`} value={<Money fen={paid} />} />
        <Figure title={t`Outstanding`} value={<Money fen={outstanding} />} />
      </dl>
      {data?.challenge && <OnSite challenge={data.challenge} />}
      <details>
        <summary>
          <Trans>By field, region and type</Trans>
        </summary>
        <Groups contracts={own} fields={data?.challenge?.fields ?? []} />
      </details>
    </Panel>
  );
}

function Figure({ title, value }: { readonly title: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Signed by a day against signed to date, by when each took effect. */
function OnSite({ challenge: { then, today } }: { readonly challenge: Challenge }) {
  const { t } = useLingui();
  const id = useId();
  const [asOf, setAsOf] = useFilter('asOf');
  return (
    <div className="on-site">
      <div className="filter">
        <label htmlFor={id}>{t`On site, as of`}</label>
        <div>
          <MomentField id={id} value={asOf} onChange={setAsOf} />
        </div>
      </div>
      <p>
        {asOf && (
          <>
            <Trans>
              Signed by <Moment at={then.asOf} />: {then.contractsSigned}, in all{' '}
              <Money fen={then.contracted} />.
            </Trans>{' '}
          </>
        )}
        <Trans>
          Signed to date (<Moment at={today.asOf} />
          ): {today.contractsSigned}, in all <Money fen={today.contracted} />.
        </Trans>
      </p>
    </div>
  );
}

function Groups({ contracts, fields }: { contracts: Props['contracts']; fields: Challenge['fields'] }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const none = t`none`;
  const fieldName = (code: string) => fields.find((each) => each.code === code)?.name.text ?? none;
  const typeName = (code: string) =>
    code in registrationTypes
      ? i18n._(registrationTypes[code as keyof typeof registrationTypes])
      : t`not registered`;
  const prefecture = (region: string | undefined) => (region ? `${region.slice(0, 4)}00` : '');
  const nameOfRegion = (code: string) => (code ? regionName(code, language) : none);
  return (
    <div className="groups">
      <Group
        title={t`Field`}
        groups={sumsBy(contracts, ({ requirement }) => requirement?.field ?? '')}
        nameOf={fieldName}
      />
      <Group
        title={t`Region`}
        groups={sumsBy(contracts, ({ requirement }) => prefecture(requirement?.region))}
        nameOf={nameOfRegion}
      />
      <Group
        title={t`Registered as`}
        groups={sumsBy(contracts, ({ registration }) => registration?.type ?? '')}
        nameOf={typeName}
      />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly groups: ReturnType<typeof sumsBy>;
  readonly nameOf: (key: string) => string;
}

function Group({ title, groups, nameOf }: GroupProps) {
  const { t } = useLingui();
  return (
    <RecordTable
      caption={title}
      columns={[
        { key: 'name', title },
        { key: 'count', title: t`Contracts`, isNumber: true },
        { key: 'total', title: t`Total`, isNumber: true },
        { key: 'paid', title: t`Paid`, isNumber: true },
      ]}
      rows={groups.map(({ key, sums: { count, total, paid } }) => ({
        key,
        cells: [nameOf(key), count, <Money key="total" fen={total} />, <Money key="paid" fen={paid} />],
      }))}
    />
  );
}
