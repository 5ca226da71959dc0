import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form, Input } from 'antd';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { Panel } from '../../../ui/Panel.js';
import { type RoundForm } from './form.js';
import { outcomeNames } from './round-names.js';

interface ListProps {
  readonly name: number;
  readonly onRemove: () => void;
}

/** Criteria with their best points, weights and anchors. */
export function RubricFields() {
  const { t } = useLingui();
  return (
    <Panel title={t`Rubric`}>
      <Form.List name="rubric">
        {(fields, { add, remove }) => (
          <div className="stack">
            {fields.map(({ key, name }) => (
              <CriterionFields key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <div>
              <Button onClick={() => add({ name: null, maxScore: '10', weight: '1', anchors: [] })}>
                <Trans>Add a criterion</Trans>
              </Button>
            </div>
          </div>
        )}
      </Form.List>
    </Panel>
  );
}

function CriterionFields({ name, onRemove }: ListProps) {
  const { t } = useLingui();
  const number = name + 1;
  return (
    <fieldset className="criterion">
      <legend>
        <Trans>Criterion {number}</Trans>
      </legend>
      <FieldItem name={[name, 'name']} path={`rubric.${name}.name`} label={t`Name`} needed>
        <LocalizedField maxLength={120} />
      </FieldItem>
      <div className="field-pair">
        <FieldItem name={[name, 'maxScore']} path={`rubric.${name}.maxScore`} label={t`Best points`} needed>
          <Input inputMode="decimal" className="points-field" />
        </FieldItem>
        <FieldItem name={[name, 'weight']} path={`rubric.${name}.weight`} label={t`Weight`} needed>
          <Input inputMode="numeric" className="points-field" />
        </FieldItem>
      </div>
      <Form.List name={[name, 'anchors']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name: at }) => (
              <AnchorFields key={key} criterion={name} name={at} onRemove={() => remove(at)} />
            ))}
            <Button size="small" onClick={() => add({ score: '', text: null })}>
              <Trans>Add an anchor</Trans>
            </Button>{' '}
            <Button size="small" onClick={onRemove}>
              <Trans>Remove criterion {number}</Trans>
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function AnchorFields({ criterion, name, onRemove }: ListProps & { readonly criterion: number }) {
  const { t } = useLingui();
  const path = `rubric.${criterion}.anchors.${name}`;
  return (
    <div className="anchor-row">
      <FieldItem name={[name, 'score']} path={`${path}.score`} label={t`Points`} needed>
        <Input inputMode="decimal" className="points-field" />
      </FieldItem>
      <FieldItem name={[name, 'text']} path={`${path}.text`} label={t`What they stand for`} needed>
        <LocalizedField maxLength={500} />
      </FieldItem>
      <Button size="small" onClick={onRemove}>
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}

/** What a judge may recommend; none asks for points alone. */
export function RecommendationFields() {
  const { t } = useLingui();
  return (
    <Panel title={t`Recommendations`}>
      <p className="quiet">
        <Trans>Where there are any, each review has to choose one.</Trans>
      </p>
      <Form.List name="recommendations">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row">
                <FieldItem
                  name={[name, 'name']}
                  path={`recommendations.${name}.name`}
                  label={t`Recommendation ${name + 1}`}
                  needed
                >
                  <LocalizedField maxLength={120} />
                </FieldItem>
                <Button size="small" onClick={() => remove(name)}>
                  <Trans>Remove</Trans>
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ name: null })}>
              <Trans>Add a recommendation</Trans>
            </Button>
          </>
        )}
      </Form.List>
    </Panel>
  );
}

/** From which scores up which outcome is suggested. */
export function ThresholdFields() {
  const { t, i18n } = useLingui();
  const form = Form.useFormInstance<RoundForm>();
  const thresholds = Form.useWatch('thresholds', form) ?? [];
  const known = Object.entries(outcomeNames).map(([value, label]) => ({ value, label: i18n._(label) }));
  const others = thresholds
    .map((each) => each?.outcome)
    .filter((code): code is string => !!code && !(code in outcomeNames));
  const choices = [...known, ...others.map((value) => ({ value, label: value }))];
  return (
    <Form.List name="thresholds">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="anchor-row">
              <FieldItem
                name={[name, 'atLeast']}
                path={`thresholds.${name}.atLeast`}
                label={t`Score from`}
                needed
              >
                <Input inputMode="decimal" className="points-field" />
              </FieldItem>
              <FieldItem
                name={[name, 'outcome']}
                path={`thresholds.${name}.outcome`}
                label={t`Suggests`}
                needed
              >
                <ChoiceField choices={choices} />
              </FieldItem>
              <Button size="small" onClick={() => remove(name)}>
                <Trans>Remove</Trans>
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ atLeast: '60', outcome: null })}>
            <Trans>Add a threshold</Trans>
          </Button>
        </>
      )}
    </Form.List>
  );
}
