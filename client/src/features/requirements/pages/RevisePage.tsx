import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Notice } from '../../../ui/Notice.js';
import { Page } from '../../../ui/Page.js';
import { addressOf } from '../record/need.js';
import { RequirementRecordDocument } from '../record/record.generated.js';
import { ReviseForm } from '../revise/ReviseForm.js';

/** Rewriting the public text of a selected need (organizers). */
export default function RevisePage() {
  const { t } = useLingui();
  const { code } = useParams();
  const query = useQuery(RequirementRecordDocument, {
    variables: { code: code!, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ requirement: need }) => {
        if (!need) return <Missing title={t`There is no such need`} />;
        if (need.viewerActions.includes('REVISE') && need.original)
          return <ReviseForm key={need.id} need={need} />;
        return (
          <Page title={t`The public text cannot be revised now`}>
            <Notice
              title={<Trans>It is revised between selection and release, by the organizer.</Trans>}
              action={<LinkButton to={addressOf(need)}>{t`To the need`}</LinkButton>}
            />
          </Page>
        );
      }}
    </Answer>
  );
}
