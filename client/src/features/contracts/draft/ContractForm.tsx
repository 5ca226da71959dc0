import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form } from 'antd';
import { type Refusal } from '../../../ui/acting.js';
import { type Choice, ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { contractKinds } from '../names.js';
import { type ContractValues } from './form.js';
import { PartiesField } from './PartiesField.js';
import '../contracts.css';

interface Props {
  readonly initial: Partial<ContractValues>;
  /** Intents that it may replace. */
  readonly intents: readonly Choice[];
  readonly refusal: Refusal | null;
  readonly isSending: boolean;
  readonly send: (values: ContractValues) => void;
  /** Where one goes without sending. */
  readonly back: string;
}

/** The form of a contract. */
export function ContractForm({ initial, intents, refusal, isSending, send, back }: Props) {
  const { t } = useLingui();
  const labels: Record<string, string> = {
    ...{
      name: t({ context: 'contract', message: 'Name' }),
      total: t`Total`,
      royalty: t`What the amount depends on`,
      until: t`Until`,
    },
    ...{ parties: t`Parties`, supersedes: t`Replaces`, dockingId: t`Docked with` },
  };
  const labelOf = (path: string) => labels[path.split('.')[0]!];
  return (
    <RefusalContext value={refusal}>
      <Form<ContractValues>
        className="stack readable"
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={send}
      >
        <RefusalAlert refusal={refusal} labelOf={labelOf} />
        <Basics intents={intents} />
        {initial.parties && (
          <Panel title={t`Parties`}>
            <FieldItem name="parties">
              <PartiesField />
            </FieldItem>
          </Panel>
        )}
        <Terms />
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={isSending}>
            <Trans>Save the draft</Trans>
          </Button>
          <LinkButton to={back}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </RefusalContext>
  );
}

function Basics({ intents }: Pick<Props, 'intents'>) {
  const { t, i18n } = useLingui();
  const kind = Form.useWatch<ContractValues['kind'] | undefined>('kind');
  const kinds = Object.entries(contractKinds).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <Panel title={t`What it is`}>
      <FieldItem name="name" label={t({ context: 'contract', message: 'Name' })} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem name="kind" label={t`Kind`} needed>
        <ChoiceField choices={kinds} />
      </FieldItem>
      {kind === 'FORMAL' && intents.length > 0 && (
        <FieldItem
          name="supersedes"
          label={t`Replaces the agreement of intent`}
          extra={t`The intent ends once this is signed, and the amount counts once.`}
        >
          <ChoiceField none={t`none`} choices={intents} />
        </FieldItem>
      )}
    </Panel>
  );
}

function Terms() {
  const { t } = useLingui();
  return (
    <Panel title={t({ context: 'contract', message: 'Terms' })}>
      <FieldItem
        name="total"
        label={t`Total; empty while undetermined`}
        extra={t`A formal contract names its total, or what the amount depends on.`}
      >
        <MoneyField placeholder="" />
      </FieldItem>
      <FieldItem name="royalty" label={t`What the amount depends on, e.g. a royalty`}>
        <LocalizedField rows={2} />
      </FieldItem>
      <FieldItem name="from" label={t`From`}>
        <MomentField />
      </FieldItem>
      <FieldItem name="until" label={t`Until`}>
        <MomentField />
      </FieldItem>
    </Panel>
  );
}
