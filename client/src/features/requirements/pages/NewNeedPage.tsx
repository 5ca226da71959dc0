import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/Page.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { useViewer } from '../../accounts/index.js';
import { useChoices } from '../editor/choices.js';
import { DraftRequirementDocument, OpenChallengesDocument } from '../editor/draft.generated.js';
import { emptyForm, inputOf, type NeedForm, sentRows } from '../editor/form.js';
import { forgetKept, keep, readKept } from '../editor/kept.js';
import { LeaveGuard } from '../editor/LeaveGuard.js';
import { NeedFields } from '../editor/NeedFields.js';
import { openOf, type Owner, Ownership } from '../editor/Ownership.js';
import { inForm } from '../editor/useDraft.js';
import { useFieldNames } from '../field-names.js';
import '../editor/editor.css';

type NewForm = NeedForm & Owner;

/** The form of a need that is not here yet, once it is known where it could go. */
export default function NewNeedPage() {
  const lang = apiLanguage(useLanguage());
  const query = useQuery(OpenChallengesDocument, { variables: { lang } });
  return <Answer of={query}>{(data) => <NewNeed challenges={openOf(data)} />}</Answer>;
}

/** Once the need is saved it has an address of its own. */
function NewNeed({ challenges }: { readonly challenges: ReturnType<typeof openOf> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const owner = useViewer().id;
  const names = useFieldNames();
  const [form] = Form.useForm<NewForm>();
  const [kept] = useState(() => readKept(owner, 'new')?.form as NewForm | undefined);
  const [isDirty, setDirty] = useState(false);
  const { act, refusal, isActing } = useAct(DraftRequirementDocument);
  const slugOf = (id: string | null) => challenges.find((each) => each.id === id)?.slug;
  const [challengeId, setChallengeId] = useState(kept?.challengeId ?? null);
  const choices = useChoices(slugOf(challengeId ?? challenges[0]?.id ?? null));
  const shown = useMemo(
    () => inForm(refusal, sentRows((form.getFieldValue('indicators') as NewForm['indicators']) ?? [])),
    [form, refusal],
  );
  const change = (part: Partial<NewForm>) => {
    setDirty(true);
    if (part.challengeId) setChallengeId(part.challengeId);
    keep(owner, 'new', {
      form: form.getFieldsValue(true) as NewForm,
      at: new Date().toISOString(),
      version: 0,
    });
  };
  const save = async ({ challengeId: challenge, organization, evidence, ...need }: NewForm) => {
    const { deadline, ...input } = inputOf({ ...emptyForm(null), ...need });
    const party = evidence && {
      onBehalfOf: { kind: 'ORGANIZATION' as const, id: organization!.id },
      evidence,
    };
    const done = await act({
      input: {
        ...input,
        ...(deadline && { deadline }),
        title: input.title!,
        challengeId: challenge ?? challenges[0]?.id ?? '',
        organizationId: organization?.id ?? '',
      },
      act: party || {},
    });
    if (!done) return;
    forgetKept(owner, 'new');
    setDirty(false);
    await navigate(`/desk/needs/${done.id}/edit`, { replace: true, state: { evidence } });
  };
  return (
    <Page
      title={t`Post a need`}
      actions={
        <Button type="primary" loading={isActing} onClick={() => form.submit()}>
          {t`Save the draft`}
        </Button>
      }
    >
      <LeaveGuard isDirty={isDirty && !isActing} />
      <RefusalContext value={shown}>
        <div className="stack need-form">
          <RefusalAlert refusal={shown} labelOf={names} />
          <Form<NewForm>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ ...emptyForm(null), ...kept }}
            onValuesChange={change}
            onFinish={(given) => void save({ ...(form.getFieldsValue(true) as NewForm), ...given })}
          >
            <div className="stack">
              <Ownership challenges={challenges} />
              <NeedFields choices={choices} />
            </div>
          </Form>
        </div>
      </RefusalContext>
    </Page>
  );
}
