import DataLoader from 'dataloader';
import {
  listsByKey,
  oneByKey,
  type PageOf,
  pagesByKey,
  type RequestContext,
} from '../kernel/graphql/index.js';
import { type HistoryEntry, type Page } from '../kernel/index.js';
import { type RequirementRecord } from '../requirements/index.js';
import { type SolutionContent, type SolutionRecord, type SolutionVersion } from './model.js';
import { type SolutionService } from './service.js';
import { type Comparison } from './service/comparison.js';
import { type FileDescription } from './service/files.js';
import { type ShownRead } from './service/reads.js';
import { type SolutionAction } from './workflow.js';

/** Solutions by id as the request's viewer may see them, null for the others. */
export function solutionsById(
  { viewer, loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<string, SolutionRecord | null> {
  return loaders.get(solutionsById, () => oneByKey((ids) => solutions.findMany(viewer, ids)));
}

/** Pages of each requirement's solutions that the viewer may see. */
export function solutionsOfRequirement(
  { viewer, loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<PageOf, Page<SolutionRecord>, string> {
  return loaders.get(solutionsOfRequirement, () =>
    pagesByKey((ids, page) => solutions.listEach(viewer, ids, page)),
  );
}

/** What the viewer could do to each solution now. */
export function solutionActions(
  { viewer, loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<SolutionRecord, SolutionAction[]> {
  return loaders.get(
    solutionActions,
    () =>
      new DataLoader<SolutionRecord, SolutionAction[]>((records) => solutions.viewerActions(viewer, records)),
  );
}

/** What was handed in of each solution; the look at it is logged once per request. */
export function submittedContents(
  { viewer, loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<SolutionRecord, SolutionContent | null, string> {
  return loaders.get(
    submittedContents,
    () =>
      new DataLoader<SolutionRecord, SolutionContent | null, string>(
        (records) => solutions.reads.contents(viewer, records, 'content'),
        { cacheKeyFn: ({ _id }) => _id },
      ),
  );
}

/** The history of solutions the viewer sees; the field's rule says whether they see this too. */
export function solutionHistory(
  { loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<string, HistoryEntry[]> {
  return loaders.get(solutionHistory, () => listsByKey((ids) => solutions.histories(ids)));
}

/** The versions of solutions whose receipts the viewer may see. */
export function solutionVersions(
  { loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<string, SolutionVersion[]> {
  return loaders.get(solutionVersions, () => listsByKey((ids) => solutions.versions(ids)));
}

/** Who has read each solution; the field's rule says whether the viewer may know. */
export function solutionReads(
  { viewer, loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<SolutionRecord, ShownRead[]> {
  return loaders.get(
    solutionReads,
    () => new DataLoader<SolutionRecord, ShownRead[]>((records) => solutions.reads.of(viewer, records)),
  );
}

/** Requirements' indicators against the solutions that the viewer may read. */
export function comparisons(
  { viewer, loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<RequirementRecord, Comparison, string> {
  return loaders.get(
    comparisons,
    () =>
      new DataLoader<RequirementRecord, Comparison, string>(
        (requirements) => solutions.compare(viewer, requirements),
        { cacheKeyFn: ({ _id }) => _id },
      ),
  );
}

/** Names and sizes of files in contents that the viewer reads. */
export function filesById(
  { loaders }: RequestContext,
  solutions: SolutionService,
): DataLoader<string, FileDescription | null> {
  return loaders.get(filesById, () => oneByKey((ids) => solutions.describeFiles(ids)));
}
