import { useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { CancelDockingDocument, DeclineDockingDocument } from './acts.generated.js';
import { type Docking } from './docking.js';

interface Props {
  readonly docking: Docking;
  readonly onDone: () => void;
}

/** Ends talks without a deal. */
export function DeclineButton({ docking: { id, version, viewerActions }, onDone }: Props) {
  const { t } = useLingui();
  if (!viewerActions.includes('DECLINE')) return null;
  return (
    <ActButton
      of={DeclineDockingDocument}
      label={t`End without a deal`}
      variables={(act) => ({ id, act })}
      version={version}
      reason
      date
      danger
      onDone={onDone}
    />
  );
}

/** Ends an agreement that fell through. */
export function CancelButton({ docking: { id, version, viewerActions }, onDone }: Props) {
  const { t } = useLingui();
  if (!viewerActions.includes('CANCEL')) return null;
  return (
    <ActButton
      of={CancelDockingDocument}
      label={t`The agreement fell through`}
      variables={(act) => ({ id, act })}
      version={version}
      confirm={t`The place is free again, the need can be docked anew, and drafts of contracts become void.`}
      reason
      date
      decision
      danger
      onDone={onDone}
    />
  );
}
