import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form, Input, Modal } from 'antd';
import { type KeyboardEvent } from 'react';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { patienceSeconds } from '../batches/batch.js';
import { type Given, type Move, movesFor } from './moves.js';
import { type Need } from './stages.js';

interface OfferProps {
  readonly needs: readonly Need[];
  readonly onChoose: (move: Move, needs: readonly Need[]) => void;
  readonly onClose: () => void;
}

/** What can be done to the needs: for each move, how many of them allow it. */
export function OfferDialog({ needs, onChoose, onClose }: OfferProps) {
  const { t, i18n } = useLingui();
  const offered = movesFor(needs);
  return (
    <Modal open title={t`Move to …`} footer={null} width={420} onCancel={onClose}>
      <p className="quiet">
        {needs.length === 1 ? needs[0]!.title.text : <Trans>Chosen needs: {needs.length}</Trans>}
      </p>
      {offered.length === 0 && (
        <p>
          <Trans>Nothing can be done to them at present. Their pages say what they wait for.</Trans>
        </p>
      )}
      <div className="offers" onKeyDown={walk}>
        {offered.map(({ move, needs: allowed }, index) => (
          <Button
            key={move.action}
            block
            danger={move.danger}
            autoFocus={index === 0}
            onClick={() => onChoose(move, allowed)}
          >
            {i18n._(move.label)}
            {move.needsReason || move.needsDeadline ? ' …' : ''}
            {needs.length > 1 && (
              <>
                {' '}
                ({allowed.length}/{needs.length})
              </>
            )}
          </Button>
        ))}
      </div>
    </Modal>
  );
}

/** Arrows go from button to button. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

interface GivenProps {
  readonly move: Move;
  readonly needs: readonly Need[];
  readonly onSend: (given: Given) => void;
  readonly onClose: () => void;
}

/** Asks once for what all of the needs share. */
export function GivenDialog({ move, needs, onSend, onClose }: GivenProps) {
  const { t, i18n } = useLingui();
  const [form] = Form.useForm<Given>();
  const label = i18n._(move.label);
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={t`Cancel`}
      okButtonProps={{ danger: move.danger }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ul className="chosen">
        {needs.map(({ id, code, title }) => (
          <li key={id}>
            {code} {title.text}
          </li>
        ))}
      </ul>
      <Form<Given> form={form} layout="vertical" requiredMark={false} onFinish={onSend}>
        {move.needsDeadline && (
          <FieldItem name="deadline" label={t`New deadline`} needed>
            <MomentField min={new Date().toISOString()} />
          </FieldItem>
        )}
        {move.needsReason && (
          <FieldItem name="reason" label={t`Reason`} needed>
            <Input.TextArea className="growing" rows={3} maxLength={2000} />
          </FieldItem>
        )}
      </Form>
      <p className="quiet">
        <Trans>It is done in {patienceSeconds} seconds; until then it can be undone.</Trans>
      </p>
    </Modal>
  );
}
