import { type Act, type Patch, type Transaction, type Viewer } from '../../kernel/index.js';
import { passGate, type SolutionRecord } from '../model.js';
import { type Actions } from './actions.js';
import { freeze } from './receipts.js';

/** How a working copy becomes a version with a receipt. */
export type HandingIn = 'submit' | 'revise' | 'submitLate';

/** Freezes the working copy as the next version: in time, or late for the organizer to decide upon. */
export async function handIn(
  actions: Actions,
  viewer: Viewer,
  { id, action, act }: { id: string; action: HandingIn; act?: Act | null | undefined },
): Promise<SolutionRecord> {
  const details = async (tx: Transaction) => {
    // Before anything is read that the close of the requirement changes.
    const [found] = await actions.readAll(viewer, { _id: id });
    if (found) await passGate(tx, found.requirementId);
    const patch = async (before: SolutionRecord): Promise<Patch<SolutionRecord>> => ({
      submitted: before.content,
      receipt: await freeze(tx, before),
      ...(action === 'submitLate' && { openedAt: tx.now }),
    });
    return { patch };
  };
  return actions.take(viewer, { id, action, act, details });
}
