import {
  actionsOf,
  assignmentWorkflow,
  awardWorkflow,
  decisionWorkflow,
  noticeWorkflow,
  roundWorkflow,
} from '@duijie/shared';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../kernel/graphql/index.js';
import { formulas, roundKinds, tieRules } from '../model.js';

export const RoundStatusEnum = enumOf(roundWorkflow.states);
registerEnumType(RoundStatusEnum, { name: 'RoundStatus' });
export const RoundActionEnum = enumOf(actionsOf(roundWorkflow));
registerEnumType(RoundActionEnum, { name: 'RoundAction' });
export const AssignmentStatusEnum = enumOf(assignmentWorkflow.states);
registerEnumType(AssignmentStatusEnum, { name: 'AssignmentStatus' });
export const AssignmentActionEnum = enumOf(actionsOf(assignmentWorkflow));
registerEnumType(AssignmentActionEnum, { name: 'AssignmentAction' });
export const DecisionStatusEnum = enumOf(decisionWorkflow.states);
registerEnumType(DecisionStatusEnum, { name: 'DecisionStatus' });
export const DecisionActionEnum = enumOf(actionsOf(decisionWorkflow));
registerEnumType(DecisionActionEnum, { name: 'DecisionAction' });
export const AwardStatusEnum = enumOf(awardWorkflow.states);
registerEnumType(AwardStatusEnum, { name: 'AwardStatus' });
export const AwardActionEnum = enumOf(actionsOf(awardWorkflow));
registerEnumType(AwardActionEnum, { name: 'AwardAction' });
export const NoticeStatusEnum = enumOf(noticeWorkflow.states);
registerEnumType(NoticeStatusEnum, { name: 'NoticeStatus' });
export const NoticeActionEnum = enumOf(actionsOf(noticeWorkflow));
registerEnumType(NoticeActionEnum, { name: 'NoticeAction' });

export const RoundKindEnum = enumOf(roundKinds);
registerEnumType(RoundKindEnum, { name: 'RoundKind', description: 'On paper, on site, or by inspection.' });
export const FormulaEnum = enumOf(formulas);
registerEnumType(FormulaEnum, {
  name: 'ScoreFormula',
  description: 'How the reviews of a subject become its score.',
  valuesConfig: {
    MEAN: { description: 'Mean of the reviews, each a percentage of the best possible.' },
    TRIMMED_MEAN: { description: 'As MEAN, without one highest and one lowest from five reviews up.' },
    MEDIAN: { description: 'The middle review as a percentage, or the mean of the middle two.' },
    WEIGHTED_SUM: { description: 'Mean of the points: the sum of weight × score.' },
  },
});
export const TieRuleEnum = enumOf(tieRules);
registerEnumType(TieRuleEnum, {
  name: 'TieRule',
  description: 'What happens when two subjects have exactly the same score.',
  valuesConfig: {
    SHARED_RANK: { description: 'They share a rank: 1, 2, 2, 4.' },
    HIGHER_CRITERION: { description: 'The higher mean of `tieCriterion` wins; equal ones share a rank.' },
    ORGANIZER_DECIDES: { description: 'Finalising needs their order.' },
  },
});
