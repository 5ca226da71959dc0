import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Notice } from '../../../ui/Notice.js';
import { Page } from '../../../ui/Page.js';
import { DraftEditor } from '../editor/DraftEditor.js';
import { NeedDraftDocument, type NeedDraftQuery } from '../editor/draft.generated.js';
import { addressOf } from '../record/need.js';

/** The form of a draft, or of what was returned for changes. */
export default function EditNeedPage() {
  const { t } = useLingui();
  const { id } = useParams();
  const query = useQuery(NeedDraftDocument, {
    variables: { id: id!, lang: apiLanguage(useLanguage()) },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <Answer of={query}>
      {({ requirement: need }) => {
        if (!need) return <Missing title={t`There is no such need`} />;
        return need.viewerActions.includes('EDIT') ? (
          <DraftEditor key={need.id} need={need} />
        ) : (
          <Fixed need={need} />
        );
      }}
    </Answer>
  );
}

function Fixed({ need }: { readonly need: NonNullable<NeedDraftQuery['requirement']> }) {
  const { t } = useLingui();
  return (
    <Page title={t`This need cannot be edited now`}>
      <Notice
        title={<Trans>It was submitted, or it is not yours to edit.</Trans>}
        action={<LinkButton to={addressOf(need)}>{t`Look at it`}</LinkButton>}
      />
    </Page>
  );
}
