import { useLingui } from '@lingui/react/macro';
import { Checkbox, Input, InputNumber, Radio } from 'antd';
import { limits } from '@duijie/shared';
import { type ReactNode } from 'react';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { Panel } from '../../../ui/Panel.js';
import { KeywordsField } from '../../teams/index.js';
import { useProblemUnder } from '../problems.js';
import { type NeedChoicesQuery } from './draft.generated.js';
import { IndicatorEditor } from './IndicatorEditor.js';

export type Choices = NonNullable<NeedChoicesQuery['challenge']>;

interface Props {
  /** Fields and ways of cooperation of the challenge; null until one is chosen. */
  readonly choices: Choices | null;
  /** Files, once the draft can have some. */
  readonly files?: ReactNode;
}

/** All that is asked about a requirement. */
export function NeedFields({ choices, files }: Props) {
  const { t } = useLingui();
  return (
    <>
      <Panel title={t`The need`}>
        <Text name="title" label={t`Title`} maxLength={limits.titleLength} />
        <Text
          name="summary"
          label={t`Problem`}
          rows={4}
          maxLength={limits.summaryLength}
          extra={t`In public: what is to be solved, in a few sentences.`}
        />
        <Text name="background" label={t`Background`} rows={4} extra={t`For registered teams only.`} />
        <Text
          name="baseline"
          label={t`Present state`}
          rows={3}
          extra={t`For registered teams only: what was tried, and what is reached today.`}
        />
      </Panel>
      <Panel title={t`Indicators`}>
        <Indicators />
      </Panel>
      <Panel title={t`Terms`}>
        <Terms choices={choices} />
      </Panel>
      <Panel title={t`Contact`}>
        <Contact />
      </Panel>
      {files}
    </>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly extra?: string;
}

function Text({ name, label, rows, maxLength = limits.textLength, extra }: TextProps) {
  const problem = useProblemUnder()(name);
  return (
    <FieldItem name={name} label={label} problem={problem} {...(extra && { extra })}>
      <LocalizedField {...(rows && { rows })} maxLength={maxLength} />
    </FieldItem>
  );
}

function Indicators() {
  const { t } = useLingui();
  return (
    <>
      <p className="quiet">
        {t`What a solution has to prove, one by one: teams answer exactly these. What must be met needs a target.`}
      </p>
      <FieldItem name="indicators">
        <IndicatorEditor />
      </FieldItem>
    </>
  );
}

function Terms({ choices }: Pick<Props, 'choices'>) {
  const { t } = useLingui();
  const named = (entries: Choices['fields']) =>
    entries.filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, label: name.text }));
  return (
    <>
      <div className="two">
        <FieldItem name="field" label={t`Field`}>
          <ChoiceField choices={named(choices?.fields ?? [])} none={t`Not chosen yet`} disabled={!choices} />
        </FieldItem>
        <FieldItem name="budget" label={t`Budget`} extra={t`Left empty, it is to be negotiated.`}>
          <MoneyField />
        </FieldItem>
        <FieldItem
          name="deadline"
          label={t`Deadline`}
          extra={t`Answers must be received before this moment.`}
        >
          <MomentField />
        </FieldItem>
        <FieldItem name="awardSlots" label={t`Award slots`} extra={t`How many solutions can win.`}>
          <InputNumber min={1} max={limits.awardSlots} precision={0} />
        </FieldItem>
      </div>
      <FieldItem name="cooperationModes" label={t`Ways of cooperation`}>
        <Checkbox.Group options={named(choices?.modes ?? [])} />
      </FieldItem>
      <Text name="ipTerms" label={t`Intellectual property`} rows={3} extra={t`For registered teams only.`} />
      <FieldItem name="keywords" label={t`Keywords`} problem={useProblemUnder()('keywords')}>
        <KeywordsField />
      </FieldItem>
    </>
  );
}

function Contact() {
  const { t } = useLingui();
  return (
    <>
      <p className="quiet">{t`Told only to teams whose leader accepted the terms of confidentiality.`}</p>
      <div className="two">
        <FieldItem name={['contact', 'name']} label={t({ context: 'person', message: 'Name' })}>
          <Input autoComplete="off" />
        </FieldItem>
        <FieldItem name={['contact', 'phone']} label={t`Phone`}>
          <Input autoComplete="off" inputMode="tel" />
        </FieldItem>
        <FieldItem name={['contact', 'email']} label={t`E-mail`}>
          <Input autoComplete="off" inputMode="email" />
        </FieldItem>
      </div>
      <FieldItem name="namePublic" label={t`Name in public`}>
        <Radio.Group
          options={[
            { value: true, label: t`The public reads the enterprise’s name` },
            { value: false, label: t`The enterprise is not named in public` },
          ]}
        />
      </FieldItem>
    </>
  );
}
