import { storedText } from '../../kernel/graphql/index.js';
import { notFound, type Viewer } from '../../kernel/index.js';
import { type Criterion } from '../model.js';
import { type Sheet } from '../service/assignments.js';
import { type RoundTerms } from '../service/round-terms.js';
import { type ReviewService } from '../service.js';
import {
  type CreateRoundInput,
  type CriterionInput,
  type EditRoundInput,
  type ScoreSheetInput,
} from '../types.js';

/** Id of the challenge with this slug, or NOT_FOUND. */
export async function challengeIdOf(
  { challenges }: ReviewService,
  viewer: Viewer,
  slug: string,
): Promise<string> {
  const challenge = await challenges.bySlug(viewer, slug);
  if (!challenge) throw notFound();
  return challenge._id;
}

/** The terms that an edit gives; an explicit null clears what can be empty and leaves the rest as it is. */
export function editedTerms(input: EditRoundInput): Partial<RoundTerms> {
  const { name, kind, blind, rubric, recommendations, formula, tieRule, minimumReviews, thresholds } = input;
  return {
    ...(name && { name: storedText(name) }),
    ...(kind && { kind }),
    ...(blind != null && { blind }),
    ...(rubric && { rubric: rubric.map(criterion) }),
    ...(recommendations && {
      recommendations: recommendations.map((each) => ({
        code: each.code,
        name: storedText(each.name),
        retired: each.retired ?? false,
      })),
    }),
    ...(formula && { formula }),
    ...(tieRule && { tieRule }),
    ...(input.tieCriterion !== undefined && { tieCriterion: input.tieCriterion }),
    ...(minimumReviews != null && { minimumReviews }),
    ...(thresholds && { thresholds: thresholds.map(({ outcome, atLeast }) => ({ outcome, atLeast })) }),
    ...(input.from !== undefined && { from: input.from }),
    ...(input.until !== undefined && { until: input.until }),
  };
}

/** The terms of a new round, with what holds where nothing is said. */
export function newTerms(input: CreateRoundInput): RoundTerms {
  const { name, kind } = input;
  return {
    blind: false,
    rubric: [],
    recommendations: [],
    formula: 'mean',
    tieRule: 'shared-rank',
    tieCriterion: null,
    minimumReviews: 1,
    thresholds: [],
    from: null,
    until: null,
    ...editedTerms(input),
    name: storedText(name),
    kind,
  };
}

export function sheetOf({ scores, comment, recommendation }: ScoreSheetInput): Sheet {
  return {
    ...(scores && { scores }),
    ...(comment !== undefined && { comment: comment && storedText(comment) }),
    ...(recommendation !== undefined && { recommendation }),
  };
}

function criterion({ code, name, maxScore, weight, anchors }: CriterionInput): Criterion {
  const stored = (anchors ?? []).map(({ score, text }) => ({ score, text: storedText(text) }));
  return { code, name: storedText(name), maxScore, weight: weight ?? 1, anchors: stored };
}
