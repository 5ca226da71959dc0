import DataLoader from 'dataloader';
import { listsByKey, manyByKey, oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type HistoryEntry } from '../kernel/index.js';
import { type DockingRecord } from './model.js';
import { type DockingService } from './service.js';
import { type DockingAction } from './workflow.js';

/** Dockings by id as the request's viewer may see them, null for the others. */
export function dockingsById(
  { viewer, loaders }: RequestContext,
  dockings: DockingService,
): DataLoader<string, DockingRecord | null> {
  return loaders.get(dockingsById, () => oneByKey((ids) => dockings.findMany(viewer, ids)));
}

/** Dockings by requirement as the viewer may see them, the oldest first. */
export function dockingsOfRequirement(
  { viewer, loaders }: RequestContext,
  dockings: DockingService,
): DataLoader<string, DockingRecord[]> {
  return loaders.get(dockingsOfRequirement, () =>
    manyByKey(
      (ids) => dockings.ofRequirements(viewer, ids),
      ({ requirementId }) => requirementId,
    ),
  );
}

/** What the viewer could do to each docking now. */
export function dockingActions(
  { viewer, loaders }: RequestContext,
  dockings: DockingService,
): DataLoader<DockingRecord, DockingAction[]> {
  return loaders.get(
    dockingActions,
    () =>
      new DataLoader<DockingRecord, DockingAction[]>((records) => dockings.viewerActions(viewer, records)),
  );
}

/** The history of dockings the viewer sees; the field's rule says whether they see this too. */
export function dockingHistory(
  { loaders }: RequestContext,
  dockings: DockingService,
): DataLoader<string, HistoryEntry[]> {
  return loaders.get(dockingHistory, () => listsByKey((ids) => dockings.histories(ids)));
}
