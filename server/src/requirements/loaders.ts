import DataLoader from 'dataloader';
import {
  listsByKey,
  oneByKey,
  type PageOf,
  pagesByKey,
  type RequestContext,
} from '../kernel/graphql/index.js';
import { type HistoryEntry, type Page } from '../kernel/index.js';
import { type RequirementRecord } from './model.js';
import { type ConfidentialityRecord } from './model/confidentiality.js';
import { type QuestionRecord } from './model/question.js';
import { type RequirementService } from './service.js';
import { type FileDescription } from './service/files.js';
import { type RequirementAction } from './workflow.js';

/** Requirements by id as the request's viewer may see them, null for the others. */
export function requirementsById(
  context: RequestContext,
  requirements: RequirementService,
): DataLoader<string, RequirementRecord | null> {
  return context.loaders.get(requirementsById, () =>
    oneByKey((ids) => requirements.findMany(context.viewer, ids)),
  );
}

/** What the viewer could do to each requirement now. */
export function requirementActions(
  context: RequestContext,
  requirements: RequirementService,
): DataLoader<RequirementRecord, RequirementAction[]> {
  return context.loaders.get(
    requirementActions,
    () =>
      new DataLoader<RequirementRecord, RequirementAction[]>((records) =>
        requirements.viewerActions(context.viewer, records),
      ),
  );
}

/** Names and sizes of the files beside requirements that the viewer sees. */
export function attachmentsById(
  { loaders }: RequestContext,
  requirements: RequirementService,
): DataLoader<string, FileDescription | null> {
  return loaders.get(attachmentsById, () => oneByKey((ids) => requirements.describeFiles(ids)));
}

/** The history of requirements the viewer sees; the field's rule says whether they see this too. */
export function requirementHistory(
  context: RequestContext,
  requirements: RequirementService,
): DataLoader<string, HistoryEntry[]> {
  return context.loaders.get(requirementHistory, () => listsByKey((ids) => requirements.histories(ids)));
}

/** Pages of each requirement's questions that the viewer may see. */
export function questionsOfRequirement(
  { viewer, loaders }: RequestContext,
  { questions }: RequirementService,
): DataLoader<PageOf, Page<QuestionRecord>, string> {
  return loaders.get(questionsOfRequirement, () =>
    pagesByKey((ids, page) => questions.listEach(viewer, ids, page)),
  );
}

/** The history of questions; the field's rule says whether the viewer sees it. */
export function questionHistory(
  context: RequestContext,
  requirements: RequirementService,
): DataLoader<string, HistoryEntry[]> {
  return context.loaders.get(questionHistory, () =>
    listsByKey((ids) => requirements.questions.histories(ids)),
  );
}

/** Acceptances of the terms of each requirement, as far as the viewer may see them. */
export function acceptancesOfRequirement(
  context: RequestContext,
  requirements: RequirementService,
): DataLoader<RequirementRecord, ConfidentialityRecord[]> {
  return context.loaders.get(
    acceptancesOfRequirement,
    () =>
      new DataLoader<RequirementRecord, ConfidentialityRecord[]>(async (records) => {
        const found = await requirements.confidentiality.of(context.viewer, records);
        return records.map(({ _id }) => found.filter(({ requirementId }) => requirementId === _id));
      }),
  );
}
