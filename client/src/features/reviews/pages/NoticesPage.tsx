import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ChosenChallenge } from '../../challenges/index.js';
import { Answer } from '../../../ui/Answer.js';
import { Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/Page.js';
import { Awards } from '../rounds/Awards.js';
import { Notices } from '../rounds/Notices.js';
import { AwardKindsDocument } from '../rounds/outcomes.generated.js';
import { useAwards } from '../rounds/outcomes.js';
import '../reviews.css';

/** What a challenge puts up for objections, and the awards that wait for the viewer. */
export default function NoticesPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Awards and notices`}>
      <ChosenChallenge>
        {({ slug }, field) => (
          <>
            {field && <Filters>{field}</Filters>}
            <div className="stack">
              <OwnAwards slug={slug} />
              <Notices slug={slug} />
            </div>
          </>
        )}
      </ChosenChallenge>
    </Page>
  );
}

function OwnAwards({ slug }: { readonly slug: string }) {
  const awards = useAwards(slug);
  const { data } = useQuery(AwardKindsDocument, {
    variables: { challenge: slug, lang: apiLanguage(useLanguage()) },
  });
  const kinds = (data?.challenge?.awardKinds ?? []).map(({ code, name }) => [code, name.text] as const);
  return (
    <Answer of={awards.query}>
      {() => <Awards awards={awards.nodes ?? []} awardKinds={new Map(kinds)} />}
    </Answer>
  );
}
