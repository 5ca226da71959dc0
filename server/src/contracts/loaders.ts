import DataLoader from 'dataloader';
import { listsByKey, manyByKey, oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type HistoryEntry, type LocalizedText } from '../kernel/index.js';
import { type ContractRecord, type MilestoneRecord, type PaymentRecord } from './model.js';
import { type ContractService } from './service.js';
import { type ContractAction, type MilestoneAction, type PaymentAction } from './workflow.js';

/** Contracts by id as the request's viewer may see them, null for the others. */
export function contractsById(
  { viewer, loaders }: RequestContext,
  contracts: ContractService,
): DataLoader<string, ContractRecord | null> {
  return loaders.get(contractsById, () => oneByKey((ids) => contracts.findMany(viewer, ids)));
}

/** The contract that replaced each intent, as the viewer may see it. */
export function successorsOfIntent(
  { viewer, loaders }: RequestContext,
  contracts: ContractService,
): DataLoader<string, ContractRecord | null> {
  return loaders.get(successorsOfIntent, () =>
    oneByKey(
      (ids) => contracts.successorsOf(viewer, ids),
      ({ supersedes }) => supersedes ?? '',
    ),
  );
}

/** Contracts by docking as the viewer may see them, the oldest first. */
export function contractsOfDocking(
  { viewer, loaders }: RequestContext,
  contracts: ContractService,
): DataLoader<string, ContractRecord[]> {
  return loaders.get(contractsOfDocking, () =>
    manyByKey(
      (ids) => contracts.ofDockings(viewer, ids),
      ({ dockingId }) => dockingId,
    ),
  );
}

/** Milestones by contract, in order of their dates. */
export function milestonesOfContract(
  { viewer, loaders }: RequestContext,
  { milestones }: ContractService,
): DataLoader<string, MilestoneRecord[]> {
  return loaders.get(milestonesOfContract, () =>
    manyByKey(
      (ids) => milestones.ofContracts(viewer, ids),
      ({ contractId }) => contractId,
    ),
  );
}

/** Milestones by id. */
export function milestonesById(
  { viewer, loaders }: RequestContext,
  { milestones }: ContractService,
): DataLoader<string, MilestoneRecord | null> {
  return loaders.get(milestonesById, () => oneByKey((ids) => milestones.findMany(viewer, ids)));
}

/** Payments by contract, the earliest first. */
export function paymentsOfContract(
  { viewer, loaders }: RequestContext,
  { payments }: ContractService,
): DataLoader<string, PaymentRecord[]> {
  return loaders.get(paymentsOfContract, () =>
    manyByKey(
      (ids) => payments.ofContracts(viewer, ids),
      ({ contractId }) => contractId,
    ),
  );
}

/** Names of parties and of those who signed, by their ids. */
export function namesById(
  { loaders }: RequestContext,
  { parties }: ContractService,
): DataLoader<string, LocalizedText | null> {
  return loaders.get(
    namesById,
    () => new DataLoader<string, LocalizedText | null>((ids) => parties.names(ids)),
  );
}

/** What the viewer could do to each contract now. */
export function contractActions(
  { viewer, loaders }: RequestContext,
  contracts: ContractService,
): DataLoader<ContractRecord, ContractAction[]> {
  return loaders.get(
    contractActions,
    () =>
      new DataLoader<ContractRecord, ContractAction[]>((records) => contracts.viewerActions(viewer, records)),
  );
}

/** What the viewer could do to each milestone now. */
export function milestoneActions(
  { viewer, loaders }: RequestContext,
  { milestones }: ContractService,
): DataLoader<MilestoneRecord, MilestoneAction[]> {
  return loaders.get(
    milestoneActions,
    () =>
      new DataLoader<MilestoneRecord, MilestoneAction[]>((records) =>
        milestones.viewerActions(viewer, records),
      ),
  );
}

/** What the viewer could do to each payment now. */
export function paymentActions(
  { viewer, loaders }: RequestContext,
  { payments }: ContractService,
): DataLoader<PaymentRecord, PaymentAction[]> {
  return loaders.get(
    paymentActions,
    () =>
      new DataLoader<PaymentRecord, PaymentAction[]>((records) => payments.viewerActions(viewer, records)),
  );
}

/** The history of contracts that the viewer sees. */
export function contractHistory(
  { loaders }: RequestContext,
  contracts: ContractService,
): DataLoader<string, HistoryEntry[]> {
  return loaders.get(contractHistory, () => listsByKey((ids) => contracts.histories(ids)));
}

/** The history of milestones that the viewer sees. */
export function milestoneHistory(
  { loaders }: RequestContext,
  { milestones }: ContractService,
): DataLoader<string, HistoryEntry[]> {
  return loaders.get(milestoneHistory, () => listsByKey((ids) => milestones.histories(ids)));
}

/** The history of payments that the viewer sees. */
export function paymentHistory(
  { loaders }: RequestContext,
  { payments }: ContractService,
): DataLoader<string, HistoryEntry[]> {
  return loaders.get(paymentHistory, () => listsByKey((ids) => payments.histories(ids)));
}
