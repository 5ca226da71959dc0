import { useId } from 'react';
import { Link } from 'react-router';
import { formatNumber } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { Money } from '../../../ui/Money.js';

interface Props {
  readonly value: number | null;
  readonly to: string;
}

/** A number that opens the rows it counts. */
export function Count({ value, to }: Props) {
  const language = useLanguage();
  if (value === null) return '–';
  const text = formatNumber(value, language);
  return value === 0 ? text : <Link to={to}>{text}</Link>;
}

/** An amount that opens the contracts it adds up. */
export function Sum({ fen, to }: { readonly fen: string | null; readonly to: string }) {
  if (fen === null) return '–';
  return BigInt(fen) === 0n ? (
    <Money fen={fen} />
  ) : (
    <Link to={to}>
      <Money fen={fen} />
    </Link>
  );
}

/** A name with its definition, which appears on hover and focus and can be read at any time. */
export function Defined({ name, definition }: { readonly name: string; readonly definition: string }) {
  const id = useId();
  if (!definition) return name;
  return (
    <span className="defined" tabIndex={0} aria-describedby={id}>
      {name}
      <span role="tooltip" id={id}>
        {definition}
      </span>
    </span>
  );
}
