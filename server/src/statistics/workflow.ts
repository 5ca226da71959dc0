import { declaredEditionWorkflow, publicationWorkflow } from '@duijie/shared';
import { type Guard, type Kernel, type Lifecycle } from '../kernel/index.js';
import {
  declaredEditionModel,
  type DeclaredEditionRecord,
  publicationModel,
  type PublicationRecord,
} from './model.js';
import { declaredPolicy, publicationPolicy, publicationsVisibleTo } from './policy.js';

export type PublicationState = (typeof publicationWorkflow)['states'][number];
export type PublicationAction = keyof (typeof publicationWorkflow)['actions'];
export type PublicationLifecycle = Lifecycle<PublicationRecord, PublicationState, PublicationAction>;
export type DeclaredLifecycle = Lifecycle<DeclaredEditionRecord, 'declared', 'correct'>;

/** What lies in the future cannot be frozen. */
const isPast: Guard<PublicationRecord> = ({ asOf }, { now }) =>
  asOf <= now
    ? []
    : [{ path: 'asOf', code: 'IN_THE_FUTURE', message: 'its moment has not come; publish it afterwards' }];

export function publicationLifecycle(kernel: Kernel): PublicationLifecycle {
  return {
    workflow: publicationWorkflow,
    model: publicationModel(kernel),
    policy: publicationPolicy,
    guards: { publish: isPast },
    visibleTo: publicationsVisibleTo,
  };
}

export function declaredLifecycle(kernel: Kernel): DeclaredLifecycle {
  return {
    workflow: declaredEditionWorkflow,
    model: declaredEditionModel(kernel),
    policy: declaredPolicy,
    guards: {},
    visibleTo: () => ({}),
  };
}
