export { roundsById } from './loaders.js';
export {
  type AssignmentRecord,
  type AwardRecord,
  type DecisionRecord,
  type NoticeRecord,
  type RoundRecord,
  type RoundResultRecord,
} from './model.js';
export { access } from './policy/access.js';
export { resolvers } from './resolver.js';
export { type Diagnosis, type Sheet } from './service/assignments.js';
export { type NewAward } from './service/awards.js';
export { givenToReview } from './service/capability.js';
export { type NewDecision } from './service/decisions.js';
export { type FinaliseOptions } from './service/finalisation.js';
export { type NewNotice } from './service/notices.js';
export { type Reviewable, type SubjectView } from './service/reviewables.js';
export { type RoundTerms } from './service/round-terms.js';
export { ReviewService } from './service.js';
export { Award, Decision, PublicNotice, ReviewAssignment, Round } from './types.js';
