import { ContractResolver, DockingContracts } from './resolver.js';
import { ContractMutations, DraftMutations } from './resolver/contracts.js';
import { MilestoneMutations, PaymentMutations } from './resolver/performance.js';
import { ContractPartyResolver, MilestoneResolver, PaymentResolver } from './resolver/records.js';

export { contractsById } from './loaders.js';
export { type ContractRecord, type MilestoneRecord, type PartyKey, type PaymentRecord } from './model.js';
export { access } from './policy.js';
export { ContractService } from './service.js';
export { type NewContract } from './service/drafts.js';
export { Contract } from './types.js';
export { type ContractAction, type ContractState } from './workflow.js';

/** In the order of their constructors' arguments: contracts, organizations, challenges, teams, requirements, dockings. */
export const resolvers = [
  ContractResolver,
  DockingContracts,
  ContractPartyResolver,
  MilestoneResolver,
  PaymentResolver,
  DraftMutations,
  ContractMutations,
  MilestoneMutations,
  PaymentMutations,
] as const;
