import { limits, type Problem } from '@duijie/shared';
import { textProblems } from '../../kernel/index.js';
import { type Criterion, type RoundRecord } from '../model.js';

/** What an organizer says about a round. */
export type RoundTerms = Pick<
  RoundRecord,
  | 'name'
  | 'kind'
  | 'blind'
  | 'rubric'
  | 'recommendations'
  | 'formula'
  | 'tieRule'
  | 'tieCriterion'
  | 'minimumReviews'
  | 'thresholds'
  | 'from'
  | 'until'
>;

/** The best score and the greatest weight a criterion may have; a thousand points, in tenths. */
const most = { score: 10_000, weight: 1_000, reviews: 50, criteria: 30, threshold: 10_000_000 };
const code = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Everything that is wrong with a round's terms. */
export function termProblems(terms: RoundTerms): Problem[] {
  return [
    ...textProblems('name', terms.name, limits.nameLength),
    ...rubricProblems(terms.rubric),
    ...recommendationProblems(terms),
    ...whole('minimumReviews', terms.minimumReviews, 1, most.reviews),
    ...tieProblems(terms),
    ...thresholdProblems(terms),
    ...periodProblems(terms),
  ];
}

/** Problems of codes that are malformed or stand twice. */
function codeListProblems(path: string, codes: readonly string[]): Problem[] {
  return codes.flatMap((each, index) => {
    const at = `${path}.${index}.code`;
    if (!code.test(each))
      return [{ path: at, code: 'MALFORMED', message: 'lower case words joined by hyphens' }];
    return codes.indexOf(each) === index
      ? []
      : [{ path: at, code: 'DUPLICATE', message: 'twice in the list' }];
  });
}

function rubricProblems(rubric: readonly Criterion[]): Problem[] {
  const problems = codeListProblems(
    'rubric',
    rubric.map((each) => each.code),
  );
  if (rubric.length > most.criteria)
    problems.push({ path: 'rubric', code: 'TOO_MANY', message: `at most ${most.criteria}` });
  return [...problems, ...rubric.flatMap(criterionProblems)];
}

function criterionProblems(criterion: Criterion, index: number): Problem[] {
  const at = `rubric.${index}`;
  return [
    ...textProblems(`${at}.name`, criterion.name, limits.nameLength),
    ...whole(`${at}.maxScore`, criterion.maxScore, 1, most.score),
    ...whole(`${at}.weight`, criterion.weight, 1, most.weight),
    ...criterion.anchors.flatMap(({ score, text }, anchor) => [
      ...whole(`${at}.anchors.${anchor}.score`, score, 0, criterion.maxScore),
      ...textProblems(`${at}.anchors.${anchor}.text`, text, limits.summaryLength),
    ]),
  ];
}

function recommendationProblems({ recommendations }: RoundTerms): Problem[] {
  return [
    ...codeListProblems(
      'recommendations',
      recommendations.map((each) => each.code),
    ),
    ...recommendations.flatMap(({ name }, index) =>
      textProblems(`recommendations.${index}.name`, name, limits.nameLength),
    ),
  ];
}

function tieProblems({ tieRule, tieCriterion, rubric }: RoundTerms): Problem[] {
  const path = 'tieCriterion';
  if (tieRule !== 'higher-criterion')
    return tieCriterion === null
      ? []
      : [{ path, code: 'NOT_ALLOWED', message: 'only under the tie rule higher-criterion' }];
  if (rubric.some((each) => each.code === tieCriterion)) return [];
  return [{ path, code: 'UNKNOWN_CODE', message: 'names a criterion of the rubric' }];
}

function thresholdProblems({ thresholds }: RoundTerms): Problem[] {
  return thresholds.flatMap(({ outcome, atLeast }, index) => [
    ...(code.test(outcome)
      ? []
      : [{ path: `thresholds.${index}.outcome`, code: 'MALFORMED', message: 'a code like "select"' }]),
    ...whole(`thresholds.${index}.atLeast`, atLeast, 0, most.threshold),
  ]);
}

function periodProblems({ from, until }: RoundTerms): Problem[] {
  if (from === null || until === null || from < until) return [];
  return [{ path: 'until', code: 'NOT_AFTER', message: 'must be after `from`' }];
}

function whole(path: string, value: number, least: number, greatest: number): Problem[] {
  if (Number.isInteger(value) && value >= least && value <= greatest) return [];
  return [{ path, code: 'OUT_OF_RANGE', message: `a whole number between ${least} and ${greatest}` }];
}
