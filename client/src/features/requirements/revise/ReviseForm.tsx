import { Trans, useLingui } from '@lingui/react/macro';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { LeaveGuard } from '../editor/LeaveGuard.js';
import { type IndicatorRow, indicatorInput, rowOf, sentRows } from '../editor/form.js';
import { IndicatorEditor } from '../editor/IndicatorEditor.js';
import { inForm } from '../editor/useDraft.js';
import { useFieldNames } from '../field-names.js';
import { IndicatorTable } from '../IndicatorTable.js';
import { ReviseRequirementDocument } from '../record/acts.generated.js';
import { addressOf, type Need } from '../record/need.js';
import { asInput } from '../words.js';
import { TextPair } from './TextPair.js';
import './revise.css';

const parts = ['title', 'summary', 'background', 'baseline', 'ipTerms'] as const;
type Part = (typeof parts)[number];

/** The public text as its form holds it. */
export interface RevisedText extends Record<Part, LocalizedTextInput | null> {
  readonly indicators: readonly IndicatorRow[];
  readonly deadline: string | null;
}

/** The public text beside what the enterprise wrote, with what differs marked. */
export function ReviseForm({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const names = useFieldNames();
  const [form] = Form.useForm<RevisedText>();
  const [isDirty, setDirty] = useState(false);
  const { act, refusal, isActing } = useAct(ReviseRequirementDocument);
  const original = need.original!;
  const present = need.publicText ?? original;
  const initial: RevisedText = {
    ...(Object.fromEntries(parts.map((part) => [part, asInput(present[part])])) as Record<Part, null>),
    indicators: present.indicators.map(rowOf),
    deadline: need.deadline,
  };
  const send = async ({ indicators, deadline, ...text }: RevisedText) => {
    const rows = sentRows(indicators).map((at) => indicatorInput(indicators[at]!));
    const done = await act({
      id: need.id,
      text: { ...text, indicators: rows },
      act: { expectedVersion: need.version },
      ...(deadline !== need.deadline && { deadline }),
    });
    if (!done) return;
    setDirty(false);
    void message.success(t`Revised; the enterprise has to confirm it.`);
    await navigate(addressOf(need));
  };
  const rows = (form.getFieldsValue(true) as Partial<RevisedText>).indicators ?? initial.indicators;
  const shown = inForm(refusal, sentRows(rows));
  return (
    <Page
      title={t`Revise the public text`}
      actions={
        <>
          <LinkButton to={addressOf(need)}>{t`Cancel`}</LinkButton>
          <Button type="primary" loading={isActing} onClick={() => form.submit()}>
            {t`Save the public text`}
          </Button>
        </>
      }
    >
      <LeaveGuard isDirty={isDirty && !isActing} />
      <p className="quiet">
        <Trans>
          {need.code}: on the left what the enterprise wrote, on the right what the public will read. It has
          to be confirmed by the enterprise before it is released.
        </Trans>
      </p>
      <RefusalContext value={shown}>
        <RefusalAlert refusal={shown} labelOf={names} />
        <Form<RevisedText>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          onValuesChange={() => setDirty(true)}
          onFinish={(given) => void send(given)}
        >
          <div className="stack">
            {parts.map((part) => (
              <TextPair key={part} name={part} label={names(part)!} original={original[part]} />
            ))}
            <Panel title={t`Indicators`}>
              <h3>{t`As the enterprise wrote it`}</h3>
              <IndicatorTable indicators={original.indicators} />
              <h3>{t`Public text`}</h3>
              <FieldItem name="indicators">
                <IndicatorEditor />
              </FieldItem>
            </Panel>
            <Panel title={t`Deadline`}>
              <FieldItem name="deadline" label={t`Deadline`}>
                <MomentField />
              </FieldItem>
            </Panel>
          </div>
        </Form>
      </RefusalContext>
    </Page>
  );
}
