import { type Act, type Patch, type Transaction, type Viewer } from '../../kernel/index.js';
import { passGate, type SolutionRecord } from '../model.js';
import { type SolutionActions } from '../workflow.js';
import { freeze } from './receipts.js';

/** How a working copy becomes a version with a receipt. */
export type HandingIn = 'submit' | 'revise' | 'submitLate';

/** Freezes the working copy as the next version: in time, or late for the organizer to decide upon. */
export function handIn(
  actions: SolutionActions,
  viewer: Viewer,
  { id, action, act }: { id: string; action: HandingIn; act?: Act | null | undefined },
): Promise<SolutionRecord> {
  const patch = async (before: SolutionRecord, tx: Transaction): Promise<Patch<SolutionRecord>> => ({
    submitted: before.content,
    receipt: await freeze(tx, before),
    ...(action === 'submitLate' && { openedAt: tx.now }),
  });
  return actions.once(viewer, action, { id, act }, async (tx) => {
    // Before anything is read that the close of the requirement changes.
    const [found] = await actions.readAll(viewer, { _id: id });
    if (found) await passGate(tx, found.requirementId);
    return actions.takeIn(tx, { id, action, act, patch });
  });
}
