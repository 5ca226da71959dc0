import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../ui/language.js';
import { RecordTable } from '../../ui/RecordTable.js';
import { LocalizedWords } from './LocalizedWords.js';
import { targetText } from './indicator.js';
import { type IndicatorPartsFragment } from './parts.generated.js';
import { wordsIn } from './words.js';
import './requirements.css';

export type Indicator = IndicatorPartsFragment;

/** What a solution will have to prove, one line each, in the enterprise's order. */
export function IndicatorTable({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const { t } = useLingui();
  const columns = [
    { key: 'name', title: t`Indicator` },
    { key: 'target', title: t`Target` },
    { key: 'method', title: t`Test or acceptance method` },
    { key: 'must', title: t`Obligation` },
  ];
  const rows = indicators.map((indicator) => ({
    key: indicator.key,
    cells: [
      <LocalizedWords of={indicator.name} />,
      <strong>
        <IndicatorTarget of={indicator} />
      </strong>,
      indicator.method ? <LocalizedWords of={indicator.method} /> : '–',
      indicator.mustHave ? <Trans>Must be met</Trans> : <span className="quiet">{t`Desired`}</span>,
    ],
  }));
  return <RecordTable caption={t`Indicators`} columns={columns} rows={rows} />;
}

/** What one indicator asks for: `≥ 95 %`. */
export function IndicatorTarget({ of }: { readonly of: Indicator }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const words = of.targetText && wordsIn(of.targetText, language);
  return (
    <span className="target" {...(words && { lang: words.lang })}>
      {targetText({ ...of, targetText: words }, language, i18n)}
    </span>
  );
}
