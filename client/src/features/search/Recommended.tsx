import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { apiLanguage, useLanguage } from '../../ui/language.js';
import { Panel } from '../../ui/Panel.js';
import { highlightsOf } from './Hit.js';
import { Need } from './Need.js';
import { RecommendedDocument, TeamWordsDocument, type TeamWordsQuery } from './pages/search.generated.js';

/** Open needs that share words with one's teams, and which words these are. */
export function Recommended() {
  const lang = apiLanguage(useLanguage());
  const { data } = useQuery(TeamWordsDocument, { variables: { lang } });
  return (data?.teams.edges ?? []).map(({ node }) => <ForTeam key={node.id} team={node} />);
}

type Team = TeamWordsQuery['teams']['edges'][number]['node'];

function ForTeam({ team }: { readonly team: Team }) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const words = [...team.keywords.zh, ...team.keywords.en];
  const { data } = useQuery(RecommendedDocument, {
    variables: { query: words.join(' '), lang },
    skip: words.length === 0,
  });
  const found = data?.search?.edges ?? [];
  const named = words.join(', ');
  if (words.length === 0) {
    return (
      <Panel title={t`Recommended for ${team.name.text}`}>
        <Trans>
          <Link to={`/desk/teams/${team.id}`}>Give the team keywords</Link>, and needs are recommended by
          them.
        </Trans>
      </Panel>
    );
  }
  if (found.length === 0) return null;
  return (
    <Panel title={t`Recommended for ${team.name.text}`}>
      <p className="quiet">
        <Trans>Open needs with words of the team: {named}</Trans>
      </p>
      <ul className="plain">
        {found.map(
          ({ node: { requirement, highlights } }) =>
            requirement && (
              <Need key={requirement.id} need={requirement} highlights={highlightsOf(highlights, lang)} />
            ),
        )}
      </ul>
    </Panel>
  );
}
