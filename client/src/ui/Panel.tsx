import { type ReactNode } from 'react';

interface Props {
  readonly title?: ReactNode;
  /** What can be done with its contents. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a page in a box of its own. */
export function Panel({ title, actions, children }: Props) {
  return (
    <section className="panel">
      {(title !== undefined || actions !== undefined) && (
        <header>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
