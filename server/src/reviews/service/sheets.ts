import { limits, type Problem } from '@duijie/shared';
import { codeProblems, textProblems } from '../../kernel/index.js';
import { type RoundRecord } from '../model.js';
import { type Sheet } from './assignments.js';

/** What is wrong with a sheet under the round's rubric: unknown criteria, scores out of range, unknown recommendations. */
export function sheetProblems({ scores, comment, recommendation }: Sheet, round: RoundRecord): Problem[] {
  const problems = (scores ?? []).flatMap((_each, index) => scoreProblems(index, scores ?? [], round));
  if (comment) problems.push(...textProblems('comment', comment, limits.textLength));
  if (recommendation != null)
    problems.push(...codeProblems('recommendation', [recommendation], round.recommendations));
  return problems;
}

function scoreProblems(
  index: number,
  scores: NonNullable<Sheet['scores']>,
  { rubric }: RoundRecord,
): Problem[] {
  const { criterion, score } = scores[index]!;
  const known = rubric.find(({ code }) => code === criterion);
  const at = `scores.${index}`;
  if (!known) {
    const message = `"${criterion}" is not one of ${rubric.map(({ code }) => code).join(', ')}`;
    return [{ path: `${at}.criterion`, code: 'UNKNOWN_CODE', message }];
  }
  if (scores.findIndex((each) => each.criterion === criterion) !== index)
    return [{ path: `${at}.criterion`, code: 'DUPLICATE', message: 'twice in the sheet' }];
  if (Number.isInteger(score) && score >= 0 && score <= known.maxScore) return [];
  const message = `tenths of a point: a whole number between 0 and ${known.maxScore}`;
  return [{ path: `${at}.score`, code: 'OUT_OF_RANGE', message }];
}
