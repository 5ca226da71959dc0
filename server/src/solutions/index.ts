import { RequirementSolutionsResolver, SolutionResolver } from './resolver.js';
import { SolutionMutations, TeamSolutionMutations } from './resolver/mutations.js';
import { SolutionContentResolver, SolutionFieldResolver } from './resolver/solution.js';
import { SolutionReadResolver } from './resolver/reads.js';

export { solutionsById } from './loaders.js';
export { passGate, type SolutionRecord, type SolutionState } from './model.js';
export { access } from './policy/access.js';
export { SolutionService } from './service.js';
export { type NewSolution } from './service/drafts.js';
export { type SolutionForm } from './service/form.js';
export { Solution } from './types.js';

/** In the order of their constructors' arguments: solutions, accounts. */
export const resolvers = [
  SolutionResolver,
  SolutionFieldResolver,
  SolutionContentResolver,
  SolutionReadResolver,
  RequirementSolutionsResolver,
  TeamSolutionMutations,
  SolutionMutations,
] as const;
