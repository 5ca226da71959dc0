import { formatNumber } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { addressOf, toggled, type Wish } from './hall-address.js';

interface FacetProps {
  readonly title: string;
  readonly name: 'fields' | 'status';
  readonly wish: Wish;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  /** How many there would be of each; unknown while there is no search. */
  readonly counts: ReadonlyMap<string, number> | undefined;
}

/** Values one can choose together. Each is a link, so that it works everywhere; counts stay for those not chosen. */
export function Facet({ title, name, wish, values, counts }: FacetProps) {
  const language = useLanguage();
  const chosen = wish[name] as readonly string[];
  const shown = values.filter(({ value }) => !counts || counts.get(value) || chosen.includes(value));
  return (
    <section className="facet">
      <h2>{title}</h2>
      <ul>
        {shown.map(({ value, label }) => (
          <li key={value}>
            <a
              href={addressOf(wish, { [name]: toggled(chosen, value) })}
              aria-current={chosen.includes(value) ? 'true' : undefined}
              data-key={`${name} ${value}`}
              rel="nofollow"
            >
              <span>{label}</span>
              {counts && <span className="count">{formatNumber(counts.get(value) ?? 0, language)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What no choice is called. */
  readonly any: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly counts?: ReadonlyMap<string, number> | undefined;
}

/** A short list of which one value is chosen; part of the search form. */
export function Choice({ name, label, value, any, options, counts }: ChoiceProps) {
  const language = useLanguage();
  const counted = (key: string, text: string) =>
    counts ? `${text} (${formatNumber(counts.get(key) ?? 0, language)})` : text;
  return (
    <label className="choice">
      <span>{label}</span>
      <select name={name} defaultValue={value} form="search">
        <option value="">{any}</option>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {counted(each, text)}
          </option>
        ))}
      </select>
    </label>
  );
}
