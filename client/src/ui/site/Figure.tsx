import { type ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it says, or how it was counted. */
  readonly note?: ReactNode;
  readonly chart?: ReactNode;
  readonly table: ReactNode;
}

/** A chart with the table of its figures below. */
export function Figure({ id, title, note, chart, table }: Props) {
  return (
    <section className="panel figure" id={id}>
      <h2>{title}</h2>
      {note && <p className="quiet">{note}</p>}
      <div className="pair">
        {chart}
        {table}
      </div>
    </section>
  );
}
