import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Flex, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { type Refusal } from '../../../ui/acting.js';
import { type Batch, type Outcomes, patienceSeconds } from './batch.js';
import { RefusalText } from './RefusalText.js';
import { type Batches as State } from './useBatches.js';
import { useBatch } from './useBatch.js';
import './batches.css';

/** What waits to be sent, is being sent and was sent; it stays at the bottom of the window. */
export function Batches({ of: { batches, drop, settle } }: { readonly of: State }) {
  const { t } = useLingui();
  if (batches.length === 0) return null;
  return (
    <section className="batches" aria-label={t`What is being done`}>
      {batches.map((batch, index) => (
        <BatchBox
          key={batch.id}
          batch={batch}
          isLatest={index === batches.length - 1}
          onDrop={() => drop(batch.id)}
          onEnd={() => settle(batch.id)}
        />
      ))}
    </section>
  );
}

interface Props {
  readonly batch: Batch;
  readonly isLatest: boolean;
  readonly onDrop: () => void;
  readonly onEnd: () => void;
}

function BatchBox({ batch, isLatest, onDrop, onEnd }: Props) {
  const { secondsLeft, isSent, outcomes, sendNow } = useBatch(batch, onEnd);
  const latest = useRef({ isUndone: false, sendNow });
  useEffect(() => {
    latest.current.sendNow = sendNow;
    // Another one has begun: this one is not kept back any longer.
    if (!isLatest) sendNow();
  });
  useEffect(() => {
    const { current } = latest;
    // A link that leads away takes the box with it; what was decided is sent then.
    return () => {
      if (!current.isUndone) current.sendNow();
    };
  }, []);
  const undo = () => {
    latest.current.isUndone = true;
    onDrop();
  };
  return (
    <div className="batch">
      {isSent ? (
        <Sent batch={batch} outcomes={outcomes} onClose={onDrop} />
      ) : (
        <Waiting batch={batch} secondsLeft={secondsLeft} onUndo={undo} onSend={sendNow} />
      )}
    </div>
  );
}

interface WaitingProps {
  readonly batch: Batch;
  readonly secondsLeft: number;
  readonly onUndo: () => void;
  readonly onSend: () => void;
}

function Waiting({ batch: { label, items }, secondsLeft, onUndo, onSend }: WaitingProps) {
  return (
    <>
      <div role="status">
        <strong>
          {label}: {items.length}
        </strong>{' '}
        <span>
          <Trans>It can be undone for {patienceSeconds} seconds. Leaving this page does it at once.</Trans>
        </span>
      </div>
      <Flex gap="small" align="center">
        <span className="seconds" aria-hidden>
          {secondsLeft}
        </span>
        <Button type="primary" onClick={onUndo} aria-keyshortcuts="u" data-undo>
          <Trans>Undo</Trans>
        </Button>
        <Button onClick={onSend}>
          <Trans>Do it now</Trans>
        </Button>
      </Flex>
    </>
  );
}

interface SentProps {
  readonly batch: Batch;
  readonly outcomes: Outcomes;
  readonly onClose: () => void;
}

function Sent({ batch: { label, items }, outcomes, onClose }: SentProps) {
  const { t } = useLingui();
  const isOver = outcomes.size === items.length;
  const done = [...outcomes.values()].filter((outcome) => outcome === 'done').length;
  const refused = outcomes.size - done;
  return (
    <>
      <div role="status">
        <strong>{label}</strong>{' '}
        {isOver ? (
          <Trans>Done: {done}.</Trans>
        ) : (
          <Trans>
            {outcomes.size} of {items.length}
          </Trans>
        )}{' '}
        {refused > 0 && <Trans>Refused: {refused}.</Trans>}
      </div>
      {isOver ? (
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      ) : (
        <Progress
          percent={Math.round((100 * outcomes.size) / items.length)}
          size="small"
          aria-label={t`Progress`}
        />
      )}
      <ul className="plain outcomes" tabIndex={0} aria-label={t`Each of them`}>
        {items.map(({ id, name }) => (
          <li key={id}>
            <Mark outcome={outcomes.get(id)} /> {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function Mark({ outcome }: { readonly outcome: Refusal | 'done' | undefined }) {
  if (outcome === undefined) return <Trans>waiting:</Trans>;
  if (outcome === 'done') return <Trans>done:</Trans>;
  return (
    <strong>
      <RefusalText refusal={outcome} />
    </strong>
  );
}
