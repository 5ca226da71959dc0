import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Wizard } from '../wizard/Wizard.js';
import { SolutionFormDocument } from '../wizard/wizard.generated.js';

/** Writes a solution, for the people of its team. */
export default function WizardPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const lang = apiLanguage(useLanguage());
  // What the form begins with has to be what the server has; after that it follows the cache.
  const query = useQuery(SolutionFormDocument, {
    variables: { code, lang },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <Answer of={query}>
      {({ solution }) =>
        solution?.content && solution.requirement ? (
          <Wizard
            key={solution.id}
            solution={solution}
            content={solution.content}
            need={solution.requirement}
          />
        ) : (
          <Missing title={t`Solution`} />
        )
      }
    </Answer>
  );
}
