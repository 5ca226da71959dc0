import { useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';

interface Props {
  readonly title: string;
  /** The record's own page. */
  readonly page: string;
  readonly children: ReactNode;
}

/** Around a record's history: its name and the way to the record itself. */
export function Frame({ title, page, children }: Props) {
  const { t } = useLingui();
  return (
    <Page
      title={title}
      actions={
        <>
          <LinkButton to={page}>{t`To the record`}</LinkButton>
          <LinkButton to="/desk/audit">{t`Find another`}</LinkButton>
        </>
      }
    >
      <div className="stack">{children}</div>
    </Page>
  );
}

/** Another record that belongs to it. */
export interface Related {
  readonly to: string;
  readonly name: string;
  readonly detail?: string | null | undefined;
}

/** Links to the histories of other records. */
export function RelatedList({
  title,
  related,
}: {
  readonly title: string;
  readonly related: readonly Related[];
}) {
  if (related.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="plain">
        {related.map(({ to, name, detail }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
            {detail && <div className="quiet">{detail}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
