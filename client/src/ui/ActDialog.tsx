import { Trans, useLingui } from '@lingui/react/macro';
import { Form, Input, Modal } from 'antd';
import { type ReactNode } from 'react';
import { type ActInput, type Refusal } from './acting.js';
import { FieldItem } from './fields/FieldItem.js';
import { FileField } from './fields/FileField.js';
import { MomentField } from './fields/MomentField.js';
import { RefusalAlert } from './RefusalAlert.js';
import { RefusalContext } from './refusal.js';

/** The party that an act is done for, by somebody who does not belong to it. */
export interface Behalf {
  readonly kind: 'ORGANIZATION' | 'PERSON';
  readonly id: string;
  readonly name: string;
}

/** What an act asks for before it is done. */
export interface Asked {
  /** A reason has to be given. */
  readonly reason?: boolean;
  /** What the act means, to be read before. */
  readonly confirm?: ReactNode;
  /** Done for this party, with evidence. */
  readonly behalf?: Behalf | null | undefined;
  /** When it happened can be given, where it is entered late. */
  readonly date?: boolean;
  /** The number of the decision can be given. */
  readonly decision?: boolean;
}

interface Props<Values> extends Asked {
  readonly label: string;
  readonly danger: boolean;
  readonly refusal: Refusal | null;
  readonly isActing: boolean;
  readonly initialValues?: Partial<Values>;
  readonly labelOf?: (path: string) => ReactNode;
  readonly children?: ReactNode;
  readonly onCancel: () => void;
  readonly onSend: (act: ActInput, values: Values) => void;
}

type Given<Values> = Values & { readonly act?: Omit<ActInput, 'onBehalfOf' | 'expectedVersion'> };

/** Asks for what an act needs; what was typed stays when it is refused. */
export function ActDialog<Values extends object>(props: Props<Values>) {
  const { label, danger, refusal, isActing, confirm, behalf, onCancel, onSend } = props;
  const { t } = useLingui();
  const [form] = Form.useForm<Given<Values>>();
  const labels: Record<string, string> = { 'act.reason': t`Reason`, 'act.evidence': t`Evidence` };
  const send = ({ act, ...values }: Given<Values>) => {
    const party = behalf && { onBehalfOf: { kind: behalf.kind, id: behalf.id } };
    const given = Object.entries(act ?? {}).filter(
      ([, value]) => value !== undefined && value !== '' && value !== null,
    );
    onSend({ ...Object.fromEntries(given), ...party }, values as unknown as Values);
  };
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={t`Cancel`}
      okButtonProps={{ danger, loading: isActing }}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <RefusalContext value={refusal}>
        <RefusalAlert refusal={refusal} labelOf={(path) => labels[path] ?? props.labelOf?.(path)} />
        {confirm && <p>{confirm}</p>}
        <Form<Given<Values>>
          form={form}
          layout="vertical"
          requiredMark={false}
          {...(props.initialValues && { initialValues: props.initialValues })}
          onFinish={send}
        >
          {props.children}
          <ActFields {...props} />
        </Form>
      </RefusalContext>
    </Modal>
  );
}

function ActFields({ reason, behalf, date, decision }: Asked) {
  const { t } = useLingui();
  return (
    <>
      {reason && (
        <FieldItem name={['act', 'reason']} label={t`Reason`} needed>
          <Input.TextArea className="growing" rows={3} maxLength={2000} />
        </FieldItem>
      )}
      {decision && (
        <FieldItem name={['act', 'decisionNumber']} label={t`Number of the decision`}>
          <Input />
        </FieldItem>
      )}
      {date && (
        <FieldItem name={['act', 'effectiveAt']} label={t`When it happened, if not now`}>
          <MomentField max={new Date().toISOString()} />
        </FieldItem>
      )}
      {behalf && (
        <>
          <p>
            <Trans>You act on behalf of {behalf.name}. Attach what shows that they want it.</Trans>
          </p>
          <FieldItem name={['act', 'evidence']} label={t`Evidence`} needed>
            <FileField />
          </FieldItem>
        </>
      )}
    </>
  );
}
