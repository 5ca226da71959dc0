import { useLanguage } from '../../../ui/language.js';
import { formatNumber } from '../../../ui/format.js';
import { addressOf, toggled, type Wish } from './hall-address.js';

export interface FacetValue<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count: number;
}

interface FacetProps<T extends string> {
  readonly title: string;
  readonly name: 'fields' | 'status';
  readonly wish: Wish;
  readonly values: readonly FacetValue<T>[];
}

/** Values one can choose together. Each is a link, so that it works everywhere; counts stay for those not chosen. */
export function Facet<T extends string>({ title, name, wish, values }: FacetProps<T>) {
  const language = useLanguage();
  const chosen = wish[name] as readonly string[];
  return (
    <section className="facet">
      <h2>{title}</h2>
      <ul>
        {values.map(({ value, label, count }) => {
          const isChosen = chosen.includes(value);
          if (count === 0 && !isChosen) return null;
          const change = { [name]: toggled(chosen, value) } as Partial<Wish>;
          return (
            <li key={value}>
              <a
                href={addressOf(wish, change)}
                aria-current={isChosen ? 'true' : undefined}
                data-key={`${name} ${value}`}
                rel="nofollow"
              >
                <span>{label}</span>
                <span className="count">{formatNumber(count, language)}</span>
              </a>
            </li>
          );
        })}
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
}

/** A short list of which one value is chosen; part of the search form. */
export function Choice({ name, label, value, any, options }: ChoiceProps) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select name={name} defaultValue={value} form="search">
        <option value="">{any}</option>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
