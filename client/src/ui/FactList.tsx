import { type ReactNode } from 'react';
import './fact-list.css';

/** One thing that is known about a record. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** What is known about a record, each thing beside its name. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="fact-list">
      {facts.map(({ key, label, children }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{children}</dd>
        </div>
      ))}
    </dl>
  );
}
