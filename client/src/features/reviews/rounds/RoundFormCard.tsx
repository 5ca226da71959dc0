import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Form, Input } from 'antd';
import { type Refusal } from '../../../ui/acting.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { type RoundForm } from './form.js';
import { formulas, roundKinds, tieRules } from './round-names.js';
import { RecommendationFields, RubricFields, ThresholdFields } from './RubricFields.js';
import { useNames } from './useNames.js';
import { Panel } from '../../../ui/Panel.js';

interface Props {
  readonly initial: RoundForm;
  readonly refusal: Refusal | null;
  readonly isSaving: boolean;
  readonly saveLabel: string;
  readonly onSave: (form: RoundForm) => void;
}

/** The terms of a round: how it is judged, and what its results say. */
export function RoundFormCard({ initial, refusal, isSaving, saveLabel, onSave }: Props) {
  const [form] = Form.useForm<RoundForm>();
  return (
    <RefusalContext value={refusal}>
      <Form<RoundForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        scrollToFirstError={{ focus: true }}
        // Codes have no field of their own: they stay as they are.
        onFinish={() => onSave(form.getFieldsValue(true) as RoundForm)}
      >
        <RefusalAlert refusal={refusal} labelOf={useNames()} />
        <div className="stack">
          <Basics />
          <RubricFields />
          <RecommendationFields />
          <Results />
          <div>
            <Button type="primary" htmlType="submit" loading={isSaving}>
              {saveLabel}
            </Button>
          </div>
        </div>
      </Form>
    </RefusalContext>
  );
}

function Basics() {
  const { t, i18n } = useLingui();
  const kinds = Object.entries(roundKinds).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <Panel title={t`Round`}>
      <FieldItem name="name" label={t`Name`} needed>
        <LocalizedField maxLength={120} />
      </FieldItem>
      <div className="field-pair">
        <FieldItem name="kind" label={t`How it is held`}>
          <ChoiceField choices={kinds} />
        </FieldItem>
        <FieldItem name="minimumReviews" label={t`Reviews that each subject needs`}>
          <Input inputMode="numeric" className="points-field" />
        </FieldItem>
      </div>
      <FieldItem name="blind" valuePropName="checked">
        <Checkbox>
          <Trans>Blind: judges are not told whose a subject is</Trans>
        </Checkbox>
      </FieldItem>
      <div className="field-pair">
        <FieldItem name="from" label={t`Reviews are taken from`}>
          <MomentField />
        </FieldItem>
        <FieldItem name="until" label={t`Reviews are taken until`}>
          <MomentField />
        </FieldItem>
      </div>
    </Panel>
  );
}

function Results() {
  const { t, i18n } = useLingui();
  const form = Form.useFormInstance<RoundForm>();
  const tieRule = Form.useWatch('tieRule', form) as RoundForm['tieRule'] | undefined;
  const rubric = Form.useWatch('rubric', form) ?? [];
  const all = (names: Readonly<Record<string, (typeof formulas)['MEAN']>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <Panel title={t`Results`}>
      <div className="field-pair">
        <FieldItem name="formula" label={t`How reviews become a score`}>
          <ChoiceField choices={all(formulas)} />
        </FieldItem>
        <FieldItem name="tieRule" label={t`When scores are equal`}>
          <ChoiceField choices={all(tieRules)} />
        </FieldItem>
      </div>
      {tieRule === 'HIGHER_CRITERION' && (
        <FieldItem name="tieCriterion" label={t`Criterion that decides`} needed>
          <ChoiceField
            choices={rubric.flatMap((each) =>
              each?.code ? [{ value: each.code, label: each.name?.text ?? '' }] : [],
            )}
          />
        </FieldItem>
      )}
      <ThresholdFields />
    </Panel>
  );
}
