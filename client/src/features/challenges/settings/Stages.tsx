import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form, Input } from 'antd';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';

/** The planned periods of a challenge, as fields of a form. */
export function StageFields() {
  const { t } = useLingui();
  return (
    <Form.List name="stages">
      {(fields, { add, remove }) => (
        <div className="stack">
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="stage">
              <legend>{t`Stage ${name + 1}`}</legend>
              <Form.Item name={[name, 'code']} hidden>
                <Input />
              </Form.Item>
              <FieldItem name={[name, 'name']} path={`stages.${name}.name`} label={t`Name`} needed>
                <LocalizedField maxLength={120} />
              </FieldItem>
              <FieldItem name={[name, 'from']} path={`stages.${name}.from`} label={t`From`} needed>
                <MomentField />
              </FieldItem>
              <FieldItem name={[name, 'until']} path={`stages.${name}.until`} label={t`Until`} needed>
                <MomentField />
              </FieldItem>
              <Button size="small" onClick={() => remove(name)}>
                <Trans>Remove stage {name + 1}</Trans>
              </Button>
            </fieldset>
          ))}
          <div>
            <Button onClick={() => add({ name: null, from: null, until: null })}>
              <Trans>Add a stage</Trans>
            </Button>
          </div>
        </div>
      )}
    </Form.List>
  );
}
