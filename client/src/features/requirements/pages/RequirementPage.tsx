import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Page } from '../../../ui/Page.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { Acts } from '../record/Acts.js';
import { Contact } from '../record/Contact.js';
import { Dockings } from '../record/Dockings.js';
import { History } from '../record/History.js';
import { type Need } from '../record/need.js';
import { Questions } from '../record/Questions.js';
import { RequirementRecordDocument } from '../record/record.generated.js';
import { Similar } from '../record/Similar.js';
import { Steps } from '../record/Steps.js';
import { Terms } from '../record/Terms.js';
import { Texts } from '../record/Texts.js';
import { requirementStatus } from '../status-names.js';
import { wordsIn } from '../words.js';

/** One requirement, for everybody who may see it: by its code, or by its id while it is a draft. */
export default function RequirementPage() {
  const { t } = useLingui();
  const { code, id } = useParams();
  const variables = { ...(code ? { code } : { id: id! }), lang: apiLanguage(useLanguage()) };
  const query = useQuery(RequirementRecordDocument, { variables });
  return (
    <Answer of={query}>
      {({ requirement }) =>
        requirement ? <Record need={requirement} /> : <Missing title={t`There is no such need`} />
      }
    </Answer>
  );
}

function Record({ need }: { readonly need: Need }) {
  const { i18n } = useLingui();
  const title = wordsIn(need.title, useLanguage());
  const { label, tone } = requirementStatus[need.status];
  return (
    <Page title={title.text} actions={<Acts need={need} />}>
      <div className="line code-line">
        {need.code && <strong>{need.code}</strong>}
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        {need.challenge && <span className="quiet">{need.challenge.name.text}</span>}
      </div>
      <div className="stack">
        <Steps need={need} />
        <div className="record-grid">
          <div className="stack">
            <Texts need={need} />
            <Questions need={need} />
            <Dockings need={need} />
            <History need={need} />
            <Similar need={need} />
          </div>
          <div className="stack">
            <Terms need={need} />
            <Contact need={need} />
          </div>
        </div>
      </div>
    </Page>
  );
}
