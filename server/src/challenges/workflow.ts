import { challengeWorkflow } from '@duijie/shared';
import { type Guard, type Kernel, type Lifecycle } from '../kernel/index.js';
import { challengeModel, type ChallengeRecord } from './model.js';
import { policy, visibleTo } from './policy.js';

export type ChallengeState = (typeof challengeWorkflow)['states'][number];
export type ChallengeAction = keyof (typeof challengeWorkflow)['actions'];
export type ChallengeLifecycle = Lifecycle<ChallengeRecord, ChallengeState, ChallengeAction>;

/** Collecting needs fields to choose from: without them no requirement could be submitted. */
const hasFields: Guard<ChallengeRecord> = ({ dictionaries }) =>
  (dictionaries.fields ?? []).some(({ retired }) => !retired)
    ? []
    : [{ path: 'dictionaries.fields', code: 'REQUIRED', message: 'a challenge needs at least one field' }];

export function challengeLifecycle(kernel: Kernel): ChallengeLifecycle {
  return {
    workflow: challengeWorkflow,
    model: challengeModel(kernel),
    policy,
    guards: { startCollecting: hasFields },
    visibleTo,
  };
}
