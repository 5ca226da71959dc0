import { type TransitionRule, limits } from '@duijie/shared';
import { forbidden, invalid, unauthenticated } from './errors.js';
import { type OnBehalfOf } from './history.js';
import { type Transaction } from './kernel.js';
import { type Rule } from './policy.js';
import { type Viewer } from './viewer.js';

/** What may accompany any action. */
export interface Act {
  readonly reason?: string | null;
  /** When it happened, if it is entered late; never in the future. Defaults to now. */
  readonly effectiveAt?: Date | null;
  readonly onBehalfOf?: OnBehalfOf | null;
  /** Id of an uploaded file; required with `onBehalfOf`. */
  readonly evidence?: string | null;
  readonly decisionNumber?: string | null;
  /** Refuses with STALE_STATE when the record is no longer at this version. */
  readonly expectedVersion?: number | null;
}

/** Throws UNAUTHENTICATED or FORBIDDEN, or InvalidInput where the rule needs somebody on whose behalf it is done. */
export function assertMay<Subject>(
  viewer: Viewer,
  rule: Rule<Subject>,
  subject: Subject,
  act?: Act | null,
): void {
  const verdict = rule.judge(viewer, subject);
  if (verdict === 'no') throw viewer.kind === 'anonymous' ? unauthenticated() : forbidden();
  if (verdict === 'on-behalf' && !act?.onBehalfOf)
    throw invalid('act.onBehalfOf', 'REQUIRED', 'say on whose behalf you act, with evidence');
}

/** Somebody in whose name things are done: an organization, a person, or one of them for the other. */
export interface Owner {
  readonly organizationId?: string | null;
  readonly personId?: string | null;
}

/** Whoever acts for another names one of those whose action it is, not just anybody; `who` tells who that would be. */
export function assertOwnerNamed(owners: readonly Owner[], act: Act | null | undefined, who: string): void {
  const named = act?.onBehalfOf;
  if (!named) return;
  const key = named.kind === 'organization' ? 'organizationId' : 'personId';
  if (!owners.some((owner) => owner[key] === named.id))
    throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', `name ${who}`);
}

/** Refuses an action without the reason its table asks for. */
export function assertReason(rule: TransitionRule<string>, act: Act): void {
  if (rule.needsReason && !act.reason?.trim()) throw invalid('act.reason', 'REQUIRED', 'a reason is needed');
}

/** Refuses a future date, and acting for someone without evidence that the actor uploaded. */
export async function assertAct(tx: Transaction, act: Act): Promise<void> {
  if (act.effectiveAt && act.effectiveAt > tx.now) {
    throw invalid('act.effectiveAt', 'IN_THE_FUTURE', 'cannot lie in the future');
  }
  if ((act.reason?.length ?? 0) > limits.reasonLength) {
    throw invalid('act.reason', 'TOO_LONG', `at most ${limits.reasonLength} characters`);
  }
  if (act.onBehalfOf && !act.evidence) {
    throw invalid('act.evidence', 'EVIDENCE_REQUIRED', 'acting on behalf of someone needs evidence');
  }
  if (!act.evidence) return;
  const file = await tx.kernel.parts.evidence.find(act.evidence);
  if (!file || file.uploadedBy !== tx.viewer.personId) {
    throw invalid('act.evidence', 'NOT_FOUND', 'no such file of yours');
  }
}
