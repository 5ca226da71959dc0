import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { useSearchParams } from 'react-router';
import { Answer } from '../../ui/Answer.js';
import { ChoiceField } from '../../ui/fields/ChoiceField.js';
import { apiLanguage, useLanguage } from '../../ui/language.js';
import { Nothing } from '../../ui/Nothing.js';
import { ChallengeChoicesDocument, type ChallengeChoicesQuery } from './chosen.generated.js';

/** A challenge as it can be chosen. */
export type ChallengeChoice = ChallengeChoicesQuery['challenges']['edges'][number]['node'];

interface Props {
  /** What is shown of the chosen one; `field` lets choose another where there are several. */
  readonly children: (chosen: ChallengeChoice, field: ReactNode) => ReactNode;
}

/** A challenge that the address names, else the latest. */
export function ChosenChallenge({ children }: Props) {
  const query = useQuery(ChallengeChoicesDocument, { variables: { lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>{({ challenges }) => <Chosen list={challenges.edges}>{children}</Chosen>}</Answer>
  );
}

function Chosen({ list, children }: Props & { readonly list: ChallengeChoicesQuery['challenges']['edges'] }) {
  const [search] = useSearchParams();
  const slug = search.get('challenge');
  const nodes = list.map(({ node }) => node);
  const chosen = nodes.find((each) => each.slug === slug) ?? nodes[0];
  if (!chosen) return <Nothing why={<Trans>There is no challenge yet.</Trans>} />;
  return children(chosen, nodes.length > 1 && <ChallengeField nodes={nodes} value={chosen.slug} />);
}

function ChallengeField({ nodes, value }: { nodes: readonly ChallengeChoice[]; value: string }) {
  const { t } = useLingui();
  const id = useId();
  const [, setSearch] = useSearchParams();
  const choices = nodes.map(({ slug, year, name }) => ({ value: slug, label: `${name.text} (${year})` }));
  return (
    <div className="filter">
      <label htmlFor={id}>{t`Challenge`}</label>
      <ChoiceField
        id={id}
        value={value}
        choices={choices}
        onChange={(slug) => setSearch(slug ? { challenge: slug } : {})}
      />
    </div>
  );
}
