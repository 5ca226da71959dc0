import { useQuery } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Alert } from 'antd';
import { Answer } from '../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../ui/language.js';
import { Panel } from '../../ui/Panel.js';
import { Need } from './Need.js';
import { WithoutSearchDocument } from './pages/search.generated.js';
import { type Wish } from './wish.js';

/** While search does not answer: the open needs, narrowed by what the plain list knows. */
export function WithoutSearch({ wish }: { readonly wish: Wish }) {
  const lang = apiLanguage(useLanguage());
  const { fields, region } = wish;
  const query = useQuery(WithoutSearchDocument, {
    variables: {
      lang,
      filter: { fields: [...fields], status: ['RELEASED'], ...(region && { regions: [region] }) },
    },
  });
  return (
    <div className="stack">
      <Alert
        type="warning"
        showIcon
        title={
          <Trans>
            The search does not answer at the moment. These are the open needs, whatever the words.
          </Trans>
        }
      />
      <Panel>
        <Answer of={query}>
          {({ requirements }) => (
            <ul className="plain">
              {requirements.edges.map(({ node }) => (
                <Need key={node.id} need={node} />
              ))}
            </ul>
          )}
        </Answer>
      </Panel>
    </div>
  );
}
