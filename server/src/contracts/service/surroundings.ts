import DataLoader from 'dataloader';
import { trusted } from 'mongoose';
import { type DockingRecord, type DockingService } from '../../dockings/index.js';
import { type Kernel, systemViewer, type Transaction } from '../../kernel/index.js';
import { contractModel, type ContractRecord } from '../model.js';
import { type Surroundings } from '../workflow.js';

const everything = systemViewer('contracts');

/** What guards ask inside a transaction, about one record. */
export function surroundingsOfOne(kernel: Kernel, dockings: DockingService): Surroundings {
  return {
    dockingOf: async (id, { tx }) => (await dockings.findMany(everything, [id], tx))[0] ?? null,
    contractOf: async (id, { tx }) => (await contractsOf(kernel, [id], tx))[0] ?? null,
  };
}

/** The same for a list of records: each question is asked once for all of them. */
export function surroundingsOfMany(kernel: Kernel, dockings: DockingService): Surroundings {
  const dockingsById = new DataLoader<string, DockingRecord | null>(async (ids) =>
    inOrder(ids, await dockings.findMany(everything, ids)),
  );
  const contractsById = new DataLoader<string, ContractRecord | null>(async (ids) =>
    inOrder(ids, await contractsOf(kernel, ids)),
  );
  return {
    dockingOf: (id) => dockingsById.load(id),
    contractOf: (id) => contractsById.load(id),
  };
}

async function contractsOf(
  kernel: Kernel,
  ids: readonly string[],
  tx?: Transaction,
): Promise<ContractRecord[]> {
  return contractModel(kernel)
    .find({ _id: trusted({ $in: [...ids] }) })
    .session(tx?.session ?? null)
    .lean<ContractRecord[]>();
}

function inOrder<R extends { _id: string }>(ids: readonly string[], found: readonly R[]): (R | null)[] {
  const byId = new Map(found.map((each) => [each._id, each]));
  return ids.map((id) => byId.get(id) ?? null);
}
