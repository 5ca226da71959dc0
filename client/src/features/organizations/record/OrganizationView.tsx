import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Page } from '../../../ui/Page.js';
import { OrganizationRecordDocument } from '../organization.generated.js';
import { type OrganizationRecord, Members } from './Members.js';
import { EditAct, JudgeActs } from './OrganizationActs.js';
import { Profile } from './Profile.js';

interface Props {
  readonly id: string;
  /** Above the record. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** One organization with all that can be done to it. */
export function OrganizationView({ id, children, actions }: Props) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const query = useQuery(OrganizationRecordDocument, { variables: { id, lang } });
  return (
    <Answer of={query}>
      {({ organization }) =>
        organization ? (
          <Page
            title={nameIn(organization, lang)}
            actions={
              <>
                <EditAct key={organization.version} organization={organization} />
                <JudgeActs organization={organization} />
                {actions}
              </>
            }
          >
            {children}
            <div className="stack">
              <Profile organization={organization} />
              <Members organization={organization} />
            </div>
          </Page>
        ) : (
          <Missing title={t`There is no such organization`} />
        )
      }
    </Answer>
  );
}

function nameIn({ name }: OrganizationRecord, lang: string): string {
  return name.translations.find((each) => each.lang === lang)?.text ?? name.text;
}
