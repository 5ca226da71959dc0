import { HistoryEntryResolver } from '../kernel/graphql/index.js';
import { RequirementResolver } from './resolver.js';
import { RequirementAttachmentResolver } from './resolver/attachments.js';
import {
  ConfidentialityResolver,
  ConfidentialityTermsResolver,
  RequirementTermsResolver,
} from './resolver/confidentiality.js';
import { EnterpriseMutations, OrganizerMutations } from './resolver/mutations.js';
import { QuestionResolver, RequirementQuestionsResolver } from './resolver/questions.js';
import { QuestionMutations } from './resolver/question-mutations.js';

export { requirementsById } from './loaders.js';
export {
  type Attachment,
  type Comparator,
  type Contact,
  type Content,
  type Indicator,
  requirementModel,
  type RequirementRecord,
} from './model.js';
export { ownsRequirement } from './policy.js';
export { access } from './policy/access.js';
export { type Answers, RequirementService } from './service.js';
export { termsOf } from './service/terms.js';
export { type NewRequirement } from './service/drafts.js';
export { type FileOwnership } from './service/files.js';
export { released as releasedRequirementsSchema } from './search.js';
export { shownText } from './service/description.js';
export { type ContentForm, type IndicatorForm, type RequirementForm } from './service/form.js';
export { type RequirementFilter, type RequirementOrder } from './service/listing.js';
export { Indicator as IndicatorType, Requirement } from './types.js';
export { compareDecimals, isDecimal } from './workflow/decimal.js';
export { isInTime, type RequirementAction, type RequirementState, takesAnswers } from './workflow.js';

/** In the order of their constructors' arguments: requirements, teams, challenges, organizations. */
export const resolvers = [
  RequirementResolver,
  EnterpriseMutations,
  OrganizerMutations,
  HistoryEntryResolver,
  RequirementQuestionsResolver,
  QuestionResolver,
  QuestionMutations,
  RequirementTermsResolver,
  ConfidentialityTermsResolver,
  ConfidentialityResolver,
  RequirementAttachmentResolver,
] as const;
