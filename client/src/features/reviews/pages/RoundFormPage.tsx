import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { formOf, termsOf } from '../rounds/form.js';
import { type RoundTerms } from '../rounds/round-names.js';
import { RoundFormCard } from '../rounds/RoundFormCard.js';
import {
  ChallengeRoundsDocument,
  CreateRoundDocument,
  EditRoundDocument,
  RoundRecordDocument,
} from '../rounds/rounds.generated.js';
import { type TemplateName, templates } from '../rounds/templates.js';
import '../reviews.css';

/** Plans a round, or changes a planned one. */
export default function RoundFormPage() {
  const { id, slug } = useParams();
  return id ? <EditRound id={id} /> : <NewRound slug={slug ?? ''} />;
}

function NewRound({ slug }: { readonly slug: string }) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const navigate = useNavigate();
  const [template, setTemplate] = useState<TemplateName>('diagnosis');
  const query = useQuery(ChallengeRoundsDocument, { variables: { challenge: slug, lang } });
  const { act, refusal, isActing } = useAct(CreateRoundDocument);
  const names: Record<TemplateName, string> = {
    diagnosis: t`Diagnosis of needs`,
    screening: t`Blind screening of solutions`,
    final: t`Final on site`,
    open: t`Something else`,
  };
  return (
    <Page title={t`Plan a round`}>
      <Answer of={query}>
        {({ challenge }) =>
          challenge ? (
            <div className="stack">
              <div>
                <strong id="template">
                  <Trans>Begin with</Trans>
                </strong>
                <br />
                <Radio.Group
                  aria-labelledby="template"
                  value={template}
                  options={Object.entries(names).map(([value, label]) => ({ value, label }))}
                  onChange={({ target }) => setTemplate(target.value as TemplateName)}
                />
              </div>
              <RoundFormCard
                key={template}
                initial={templates[template]}
                refusal={refusal}
                isSaving={isActing}
                saveLabel={t`Plan this round`}
                onSave={(form) =>
                  void act({ lang, input: { ...termsOf(form), challengeId: challenge.id } }).then((round) =>
                    round ? navigate(`/desk/rounds/${round.id}`) : undefined,
                  )
                }
              />
            </div>
          ) : (
            <Nothing why={<Trans>There is no such challenge, or you may not see it.</Trans>} />
          )
        }
      </Answer>
    </Page>
  );
}

function EditRound({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const query = useQuery(RoundRecordDocument, { variables: { id, lang: apiLanguage(useLanguage()) } });
  return (
    <Page title={t`Change the round`}>
      <Answer of={query}>
        {({ round }) =>
          round?.viewerActions.includes('EDIT') ? (
            <EditForm round={round} />
          ) : (
            <Nothing
              why={<Trans>Only a planned round can be changed.</Trans>}
              action={<Link to={`/desk/rounds/${id}`}>{t`To the round`}</Link>}
            />
          )
        }
      </Answer>
    </Page>
  );
}

function EditForm({ round }: { readonly round: RoundTerms }) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const navigate = useNavigate();
  const { act, refusal, isActing } = useAct(EditRoundDocument);
  const [initial] = useState(() => formOf(round));
  return (
    <RoundFormCard
      initial={initial}
      refusal={refusal}
      isSaving={isActing}
      saveLabel={t`Save`}
      onSave={(form) =>
        void act({
          id: round.id,
          lang,
          input: termsOf(form),
          act: { expectedVersion: round.version },
        }).then((saved) => (saved ? navigate(`/desk/rounds/${round.id}`) : undefined))
      }
    />
  );
}
