import { AssignmentResolver } from './resolver/assignments.js';
import { AwardResolver } from './resolver/awards.js';
import { DecisionResolver } from './resolver/decisions.js';
import { NoticeResolver } from './resolver/notices.js';
import { RoundResolver, SubjectResultResolver } from './resolver/rounds.js';

/** All resolver classes of the slice, each made with a ReviewService. */
export const resolvers = [
  RoundResolver,
  SubjectResultResolver,
  AssignmentResolver,
  DecisionResolver,
  AwardResolver,
  NoticeResolver,
] as const;
