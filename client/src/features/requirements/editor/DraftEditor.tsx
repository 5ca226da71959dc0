import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, App, Button, Form } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { FileField } from '../../../ui/fields/FileField.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { useViewer } from '../../accounts/index.js';
import { useFieldNames } from '../field-names.js';
import { SubmitRequirementDocument } from '../record/acts.generated.js';
import { addressOf, useBehalf } from '../record/need.js';
import { wordsIn } from '../words.js';
import { useLanguage } from '../../../ui/language.js';
import { type NeedDraftQuery } from './draft.generated.js';
import { DraftFiles } from './DraftFiles.js';
import { differences, formOf, type NeedForm, sentRows } from './form.js';
import { readKept, forgetKept } from './kept.js';
import { LeaveGuard } from './LeaveGuard.js';
import { NeedFields } from './NeedFields.js';
import { SaveState } from './SaveState.js';
import { StaleNotice } from './StaleNotice.js';
import { useChoices } from './choices.js';
import { inForm, useDraft } from './useDraft.js';
import './editor.css';

type Need = NonNullable<NeedDraftQuery['requirement']>;

/** The form of a draft that the server has: saved as one goes, and submitted from here. */
export function DraftEditor({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const language = useLanguage();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const owner = useViewer().id;
  const names = useFieldNames();
  const [form] = Form.useForm<NeedForm>();
  const [given] = useState(() => formOf(need));
  const [kept, setKept] = useState(() => keptOver(owner, need.id, given));
  const behalf = useBehalf(need.organization);
  const [evidence, setEvidence] = useState<string | null>(
    (useLocation().state as { evidence?: string } | null)?.evidence ?? null,
  );
  const party = useMemo(() => {
    if (!behalf) return {};
    return evidence ? { onBehalfOf: { kind: behalf.kind, id: behalf.id }, evidence } : null;
  }, [behalf?.id, evidence]);
  const draft = useDraft({
    ...{ id: need.id, form, saved: given, party, isDirty: kept !== null },
    version: kept?.version ?? need.version,
  });
  const submission = useAct(SubmitRequirementDocument);
  const asked = draft.isAsked && draft.refusal?.kind !== 'stale' ? draft.refusal : null;
  const refusal =
    draft.refusal ??
    inForm(
      submission.refusal,
      sentRows((form.getFieldsValue(true) as Partial<NeedForm>).indicators ?? given.indicators),
    );
  const discard = () => {
    forgetKept(owner, need.id);
    form.setFieldsValue(given);
    setKept(null);
    void draft.save();
  };
  const submit = async () => {
    submission.forget();
    if (!(await draft.save()) || !party) return;
    const done = await submission.act({ id: need.id, act: { expectedVersion: draft.version(), ...party } });
    if (!done) return;
    void message.success(t`The need is submitted.`);
    await navigate(addressOf(done));
  };
  useEffect(() => {
    if (kept) draft.changed();
  }, []);
  return (
    <Page
      title={t`Edit: ${wordsIn(need.title, language).text}`}
      actions={
        <>
          <SaveState draft={draft} isBlocked={party === null} />
          <LinkButton to={addressOf(need)}>{t`Look at it`}</LinkButton>
          <Button onClick={() => void draft.save()}>{t`Save now`}</Button>
          <Button type="primary" loading={submission.isActing} onClick={() => void submit()}>
            {t`Submit`}
          </Button>
        </>
      }
    >
      <LeaveGuard isDirty={draft.phase !== 'saved'} />
      <RefusalContext value={refusal}>
        <div className="stack need-form">
          {kept && <Restored at={kept.at} onDiscard={discard} />}
          <RefusalAlert refusal={asked ?? (draft.refusal ? null : refusal)} labelOf={names} />
          {draft.theirs && <StaleNotice draft={draft} theirs={draft.theirs} />}
          {behalf && (
            <Panel title={t`On behalf of ${behalf.name}`}>
              <p>
                <Trans>You do not belong to the enterprise: attach what shows that it wants this.</Trans>
              </p>
              <FileField value={evidence} onChange={setEvidence} />
            </Panel>
          )}
          <Form<NeedForm>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={kept?.form ?? given}
            onValuesChange={draft.changed}
          >
            <div className="stack">
              <NeedFields
                choices={useChoices(need.challenge?.slug)}
                files={<DraftFiles need={need} party={party} draft={draft} />}
              />
            </div>
          </Form>
        </div>
      </RefusalContext>
    </Page>
  );
}

/** What the browser kept, if it says anything that the server does not. */
function keptOver(owner: string, id: string, given: NeedForm) {
  const kept = readKept(owner, id);
  if (kept && differences(given, kept.form).length > 0) return kept;
  forgetKept(owner, id);
  return null;
}

function Restored({ at, onDiscard }: { readonly at: string; readonly onDiscard: () => void }) {
  const { t } = useLingui();
  const time = new Date(at).toLocaleString(useLanguage());
  return (
    <Alert
      type="info"
      showIcon
      title={t`Text of ${time} that had not been saved is here again.`}
      action={<Button size="small" onClick={onDiscard}>{t`Discard it`}</Button>}
    />
  );
}
