import { trusted } from 'mongoose';
import { type Kernel, type Viewer } from '../../kernel/index.js';
import { type Indicator, type RequirementRecord, shownText } from '../../requirements/index.js';
import {
  type IndicatorResponse,
  type SolutionContent,
  solutionModel,
  type SolutionRecord,
} from '../model.js';
import { visibleTo } from '../policy.js';
import { meetsTarget } from '../workflow/targets.js';
import { type Reads } from './reads.js';

/** What a solution says to an indicator, and whether that meets the target. */
export interface Answer extends IndicatorResponse {
  readonly meetsTarget: boolean | null;
}

/** The indicators of a requirement against the solutions that the viewer may read, all in the same order. */
export interface Comparison {
  readonly solutions: readonly SolutionRecord[];
  readonly rows: readonly {
    readonly indicator: Indicator;
    /** One per solution; null where it says nothing. */
    readonly answers: readonly (Answer | null)[];
  }[];
}

/** The answers of a solution, in its own order, against its requirement's indicators. */
export function answersOf({ responses }: SolutionContent, indicators: readonly Indicator[]): Answer[] {
  return responses.map((response) => {
    const indicator = indicators.find(({ key }) => key === response.key);
    return { ...response, meetsTarget: indicator ? meetsTarget(indicator, response.value) : null };
  });
}

const mostColumns = 100;

/** Compares for each requirement, in their order, what the viewer may read of its solutions; in one read for all of them. */
export async function compare(
  kernel: Kernel,
  reads: Reads,
  viewer: Viewer,
  requirements: readonly RequirementRecord[],
): Promise<Comparison[]> {
  const ids = requirements.map(({ _id }) => _id);
  const handedIn = { requirementId: trusted({ $in: ids }), submitted: trusted({ $ne: null }) };
  const found = await solutionModel(kernel)
    .find({ $and: [handedIn, await visibleTo(viewer, kernel)] })
    .sort({ createdAt: 1, _id: 1 })
    .lean<SolutionRecord[]>();
  const compared = requirements.map((requirement) => {
    const own = found.filter(({ requirementId }) => requirementId === requirement._id);
    return { requirement, solutions: own.slice(0, mostColumns) };
  });
  const all = compared.flatMap(({ solutions }) => solutions);
  const contents = await reads.contents(viewer, all, 'comparison');
  const byId = new Map(all.map(({ _id }, index) => [_id, contents[index] ?? null]));
  return compared.map(({ requirement, solutions }) => {
    const columns = solutions.filter(({ _id }) => byId.get(_id));
    const texts = columns.map(({ _id }) => byId.get(_id)!);
    return { solutions: columns, rows: rowsOf(shownText(requirement).indicators, texts) };
  });
}

function rowsOf(indicators: readonly Indicator[], contents: readonly SolutionContent[]): Comparison['rows'] {
  return indicators.map((indicator) => ({
    indicator,
    answers: contents.map(
      (content) => answersOf(content, [indicator]).find(({ key }) => key === indicator.key) ?? null,
    ),
  }));
}
