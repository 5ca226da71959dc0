import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { StatusTag } from '../../ui/StatusTag.js';
import { Marked } from './Marked.js';
import { kindNames } from './names.js';
import { Need } from './Need.js';
import { type FindQuery } from './pages/search.generated.js';

export type Found = NonNullable<FindQuery['search']>['edges'][number]['node'];

/** What matched, by field, in the language of the page where both did. */
export function highlightsOf(
  highlights: Found['highlights'],
  lang: 'EN' | 'ZH_CN',
): ReadonlyMap<string, string> {
  return new Map(highlights.filter((each) => each.lang === lang).map(({ field, html }) => [field, html]));
}

/** One record that was found, of any kind. */
export function Hit({ found, lang }: { readonly found: Found; readonly lang: 'EN' | 'ZH_CN' }) {
  const marks = highlightsOf(found.highlights, lang);
  const { requirement, solution, team, organization, contract } = found;
  if (requirement) return <Need need={requirement} highlights={marks} />;
  if (solution) {
    const about = solution.requirement && <Trans>answers {solution.requirement.title.text}</Trans>;
    const name = marks.get('title') ?? solution.code;
    return (
      <Other kind={found.kind} to={`/desk/solutions/${solution.code}`} name={solution.code} html={name}>
        {about}
      </Other>
    );
  }
  if (team) {
    return (
      <Other kind={found.kind} to={`/desk/teams/${team.id}`} name={team.name.text} html={marks.get('name')}>
        {team.regionName.text}
      </Other>
    );
  }
  if (organization) {
    return (
      <Other kind={found.kind} name={organization.name.text} html={marks.get('name')}>
        {organization.regionName.text}
      </Other>
    );
  }
  if (!contract) return null;
  return (
    <Other
      kind={found.kind}
      to={`/desk/contracts/${contract.code}`}
      name={contract.name.text}
      html={marks.get('name')}
    >
      {contract.code}
    </Other>
  );
}

interface OtherProps {
  readonly kind: Found['kind'];
  readonly to?: string;
  readonly name: string;
  readonly html: string | undefined;
  readonly children: ReactNode;
}

function Other({ kind, to, name, html, children }: OtherProps) {
  const { i18n } = useLingui();
  const title = (
    <strong>
      <Marked text={name} html={html} />
    </strong>
  );
  return (
    <li className="entry">
      <div className="found">
        {to ? <Link to={to}>{title}</Link> : title}{' '}
        <StatusTag tone="quiet">{i18n._(kindNames[kind])}</StatusTag>
        <div className="quiet">{children}</div>
      </div>
    </li>
  );
}
