import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../../ui/language.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { targetText } from '../indicator.js';
import { type NeedQuery } from './need.generated.js';

type Indicator = NonNullable<NeedQuery['requirement']>['indicators'][number];

/** What a solution will have to prove, one line each; those that must be met come first. */
export function IndicatorTable({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const columns = [
    { key: 'name', title: t`Indicator` },
    { key: 'target', title: t`Target` },
    { key: 'method', title: t`Test or acceptance method` },
    { key: 'must', title: t`Obligation` },
  ];
  const rows = [...indicators]
    .sort((a, b) => Number(b.mustHave) - Number(a.mustHave))
    .map((indicator) => ({
      key: indicator.key,
      cells: [
        indicator.name.text,
        <strong className="target">{targetText(indicator, language, i18n)}</strong>,
        indicator.method?.text ?? '–',
        indicator.mustHave ? <Trans>Must be met</Trans> : <span className="quiet">{t`Desired`}</span>,
      ],
    }));
  return <DataTable caption={t`Indicators`} columns={columns} rows={rows} />;
}
