import { type ReactNode, useId } from 'react';
import { type Choice, ChoiceField } from './fields/ChoiceField.js';
import './filters.css';

/** What narrows a list, beside each other above it. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return <div className="filters">{children}</div>;
}

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly choices: readonly Choice[];
  /** What no choice is called. */
  readonly all: string;
}

/** One filter: a choice of a short list. */
export function ChoiceFilter({ label, all, ...field }: Props) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <ChoiceField id={id} none={all} {...field} />
    </div>
  );
}
