import { confidentialityWorkflow, type Problem, questionWorkflow } from '@duijie/shared';
import { type Kernel, type Lifecycle } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';
import { confidentialityModel, type ConfidentialityRecord } from '../model/confidentiality.js';
import { questionModel, type QuestionRecord } from '../model/question.js';
import {
  acceptancesVisibleTo,
  confidentialityPolicy,
  questionPolicy,
  questionsVisibleTo,
} from '../policy/questions.js';
import { takesAnswers } from '../workflow.js';

export type QuestionState = (typeof questionWorkflow)['states'][number];
export type QuestionAction = keyof (typeof questionWorkflow)['actions'];
export type QuestionLifecycle = Lifecycle<QuestionRecord, QuestionState, QuestionAction>;

export type ConfidentialityState = (typeof confidentialityWorkflow)['states'][number];
export type ConfidentialityAction = keyof (typeof confidentialityWorkflow)['actions'];
export type ConfidentialityLifecycle = Lifecycle<
  ConfidentialityRecord,
  ConfidentialityState,
  ConfidentialityAction
>;

export function questionLifecycle(kernel: Kernel): QuestionLifecycle {
  return {
    workflow: questionWorkflow,
    model: questionModel(kernel),
    policy: questionPolicy,
    guards: {},
    visibleTo: questionsVisibleTo,
  };
}

export function confidentialityLifecycle(kernel: Kernel): ConfidentialityLifecycle {
  return {
    workflow: confidentialityWorkflow,
    model: confidentialityModel(kernel),
    policy: confidentialityPolicy,
    guards: {},
    visibleTo: acceptancesVisibleTo,
  };
}

/** Problems of asking about a requirement that takes no answers now. */
export function askingProblems(requirement: RequirementRecord, now: Date): Problem[] {
  if (takesAnswers(requirement, now)) return [];
  const path = 'requirementId';
  if (requirement.status !== 'released')
    return [{ path, code: 'NOT_OPEN', message: 'the requirement takes no answers' }];
  return [{ path, code: 'DEADLINE_PASSED', message: 'the deadline has passed' }];
}

/** Problems of accepting the terms of a requirement about which nobody gets into talks any more. */
export function acceptingProblems({ status }: RequirementRecord): Problem[] {
  if (['released', 'closed', 'docked'].includes(status)) return [];
  return [{ path: 'requirementId', code: 'NOT_OPEN', message: 'nothing more comes of it' }];
}
