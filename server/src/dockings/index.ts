import { DockingResolver, RequirementDockings } from './resolver.js';
import { DockingMutations } from './resolver/mutations.js';

export { dockingsById } from './loaders.js';
export { type DockingRecord } from './model.js';
export { access } from './policy.js';
export { type DockingFilter, DockingService } from './service.js';
export { Docking } from './types.js';
export { type CancellingCheck, type DockingAction, type DockingState } from './workflow.js';

/** In the order of their constructors' arguments: dockings, challenges, organizations, teams, requirements, solutions. */
export const resolvers = [DockingResolver, RequirementDockings, DockingMutations] as const;
