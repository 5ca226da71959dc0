import { useLingui } from '@lingui/react/macro';
import { regions } from '@duijie/shared';
import { ChoiceField } from '../../ui/fields/ChoiceField.js';
import { formatNumber } from '../../ui/format.js';
import { useLanguage } from '../../ui/language.js';
import { regionName } from '../../ui/region.js';
import { budgetName, kindNames, sortNames, statusName } from './names.js';
import {
  type Budget,
  budgets,
  isAboutNeeds,
  type Kind,
  kinds,
  type Sort,
  sorts,
  toggled,
  type Wish,
} from './wish.js';

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Props {
  readonly wish: Wish;
  readonly change: (change: Partial<Wish>) => void;
  /** How many there would be, by facet and value. */
  readonly counts: Counts;
  readonly kindCounts: ReadonlyMap<string, number>;
  readonly fieldNames: ReadonlyMap<string, string>;
}

/** What narrows the search; each choice says how many it would leave. */
export function Filters({ wish, change, counts, kindCounts, fieldNames }: Props) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const counted = (facet: string, value: string, name: string) => {
    const count = counts.get(facet)?.get(value) ?? 0;
    return `${name} (${formatNumber(count, language)})`;
  };
  const kindChoices = kinds.map((kind) => ({
    value: kind,
    label: kindCounts.has(kind)
      ? `${i18n._(kindNames[kind])} (${formatNumber(kindCounts.get(kind)!, language)})`
      : i18n._(kindNames[kind]),
  }));
  const places = regions.filter(
    ({ code }) => code.endsWith('00') && (counts.get('region')?.get(code) || code === wish.region),
  );
  return (
    <div className="search-filters">
      <label>
        {t`Kind`}
        <ChoiceField
          choices={kindChoices}
          none={t`Everything`}
          value={wish.kind}
          onChange={(kind) =>
            change({ kind: kind as Kind | null, fields: [], statuses: [], region: null, budget: null })
          }
        />
      </label>
      {isAboutNeeds(wish) && (
        <>
          <label>
            {t`Place`}
            <ChoiceField
              none={t`Anywhere`}
              value={wish.region}
              choices={places.map(({ code }) => ({
                value: code,
                label: counted('region', code, regionName(code, language)),
              }))}
              onChange={(region) => change({ region })}
            />
          </label>
          <label>
            {t`Budget`}
            <ChoiceField
              none={t`Any budget`}
              value={wish.budget}
              choices={budgets.map((each) => ({
                value: each,
                label: counted('budget', each, budgetName(each, language, i18n)),
              }))}
              onChange={(budget) => change({ budget: budget as Budget | null })}
            />
          </label>
          <label>
            {t`Order`}
            <ChoiceField
              none={wish.words ? t`Best match first` : t`Newest first`}
              value={wish.sort}
              choices={sorts.flatMap((each) =>
                each === '' ? [] : [{ value: each, label: i18n._(sortNames[each]) }],
              )}
              onChange={(sort) => change({ sort: (sort ?? '') as Sort })}
            />
          </label>
        </>
      )}
      {wish.kind && (
        <Boxes
          title={t`State`}
          values={[...(counts.get('status')?.keys() ?? [])].flatMap((value) => {
            const name = statusName(wish.kind!, value, i18n);
            return name ? [{ value, label: counted('status', value, name) }] : [];
          })}
          chosen={wish.statuses}
          onToggle={(value) => change({ statuses: toggled(wish.statuses, value) })}
        />
      )}
      {isAboutNeeds(wish) && (
        <Boxes
          title={t`Field`}
          values={[...fieldNames].map(([value, name]) => ({ value, label: counted('field', value, name) }))}
          chosen={wish.fields}
          onToggle={(value) => change({ fields: toggled(wish.fields, value) })}
        />
      )}
    </div>
  );
}

interface BoxesProps {
  readonly title: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

function Boxes({ title, values, chosen, onToggle }: BoxesProps) {
  if (values.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {values.map(({ value, label }) => (
        <label key={value} className="box">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
