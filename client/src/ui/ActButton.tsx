import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { App, Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ActDialog, type Asked } from './ActDialog.js';
import { type ActInput, type Done, useAct } from './acting.js';
import { RefusalAlert } from './RefusalAlert.js';

interface Props<Data, Variables extends OperationVariables, Values extends object> extends Asked {
  /** The mutation. */
  readonly of: TypedDocumentNode<Data, Variables>;
  readonly label: string;
  /** What to send: `act` is complete, `values` are those of the children. */
  readonly variables: (act: ActInput, values: Values) => Variables;
  /** The version that is shown; a later one refuses the act. */
  readonly version?: number;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly initialValues?: Partial<Values>;
  readonly labelOf?: (path: string) => ReactNode;
  readonly onDone?: (done: Done<Data>) => void;
  /** Fields that are asked for, as `FieldItem`s. */
  readonly children?: ReactNode;
}

/** A button for one mutation. It acts at once where nothing has to be asked, otherwise out of a dialog, which keeps what was typed when it is refused. */
export function ActButton<Data, Variables extends OperationVariables, Values extends object = object>(
  props: Props<Data, Variables, Values>,
) {
  const { of, label, variables, version, primary, danger, disabled, onDone, ...asked } = props;
  const { act, refusal, isActing, forget } = useAct(of);
  const [isOpen, setOpen] = useState(false);
  const asksNothing = !asked.children && !asked.reason && !asked.confirm && !asked.behalf && !asked.date;
  const run = async (given: ActInput, values: Values) => {
    const done = await act(
      variables({ ...(version !== undefined && { expectedVersion: version }), ...given }, values),
    );
    if (!done) return;
    setOpen(false);
    onDone?.(done);
  };
  const begin = () => (asksNothing ? void run({}, {} as Values) : setOpen(true));
  const stop = () => {
    setOpen(false);
    forget();
  };
  return (
    <>
      <Button
        {...(primary && { type: 'primary' as const })}
        danger={danger ?? false}
        disabled={disabled ?? false}
        loading={isActing && !isOpen}
        onClick={begin}
      >
        {label}
      </Button>
      {!isOpen && <RefusalNotice refusal={refusal} label={label} forget={forget} />}
      {isOpen && (
        <ActDialog<Values>
          {...asked}
          label={label}
          danger={danger ?? false}
          refusal={refusal}
          isActing={isActing}
          onCancel={stop}
          onSend={(given, values) => void run(given, values)}
        />
      )}
    </>
  );
}

/** Why an act that asked nothing was refused, in front of the page. */
function RefusalNotice({
  refusal,
  label,
  forget,
}: {
  refusal: ReturnType<typeof useAct>['refusal'];
  label: string;
  forget: () => void;
}) {
  const { modal } = App.useApp();
  useEffect(() => {
    if (!refusal) return;
    modal.warning({
      title: label,
      content: <RefusalAlert refusal={refusal} />,
      icon: null,
      onOk: forget,
    });
  }, [modal, refusal, label, forget]);
  return null;
}
