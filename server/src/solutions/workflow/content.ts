import { limits, type Problem } from '@duijie/shared';
import { amountProblems, type LocalizedText, textProblems } from '../../kernel/index.js';
import { type Indicator, isDecimal } from '../../requirements/index.js';
import { type IndicatorResponse, type SolutionContent } from '../model.js';

const mostPeople = 50;
const mostRights = 50;
const mostMonths = 600;

/** What is wrong with the words and figures as far as they are given; what is missing only counts when it is handed in. */
export function contentProblems(content: SolutionContent, indicators: readonly Indicator[]): Problem[] {
  const { title, abstract, route, schedule, trl, months, price, responses } = content;
  const problems = textProblems('title', title, limits.titleLength);
  if (abstract) problems.push(...textProblems('abstract', abstract, limits.summaryLength));
  for (const [path, value] of Object.entries({ route, schedule }))
    if (value) problems.push(...textProblems(path, value, limits.textLength));
  return [
    ...problems,
    ...responses.flatMap((_each, index) => responseProblems(index, responses, indicators)),
    ...rangeProblems('trl', trl, 9),
    ...rangeProblems('months', months, mostMonths),
    ...listProblems('members', content.members, mostPeople),
    ...listProblems('intellectualProperty', content.intellectualProperty, mostRights),
    ...amountProblems('price', price),
  ];
}

/** What must not be missing when it is handed in: above all an answer to each must-have indicator, one by one. */
export function missingContent(content: SolutionContent, indicators: readonly Indicator[]): Problem[] {
  const { abstract, route, trl, responses } = content;
  const missing = Object.entries({ abstract, route, trl }).filter(([, value]) => value === null);
  const unanswered = indicators.filter((each) => each.mustHave && !isAnswered(each, responses));
  return [
    ...missing.map(([path]) => ({ path, code: 'REQUIRED', message: 'must be given' })),
    ...unanswered.map(({ key }) => ({
      path: `responses.${key}`,
      code: 'UNANSWERED',
      message: 'a must-have indicator needs an answer',
    })),
  ];
}

function isAnswered({ key, comparator }: Indicator, responses: readonly IndicatorResponse[]): boolean {
  const response = responses.find((each) => each.key === key);
  if (!response) return false;
  return comparator === 'qualitative' ? response.text !== null : response.value !== null;
}

function responseProblems(
  index: number,
  responses: readonly IndicatorResponse[],
  indicators: readonly Indicator[],
): Problem[] {
  const { key, value, text, evidence } = responses[index]!;
  const at = `responses.${index}`;
  const indicator = indicators.find((each) => each.key === key);
  if (!indicator) {
    const message = `"${key}" is not one of ${indicators.map((each) => each.key).join(', ')}`;
    return [{ path: `${at}.key`, code: 'UNKNOWN_CODE', message }];
  }
  if (responses.findIndex((each) => each.key === key) !== index)
    return [{ path: `${at}.key`, code: 'DUPLICATE', message: 'twice in the list' }];
  return [
    ...valueProblems(`${at}.value`, value, indicator),
    ...(text ? textProblems(`${at}.text`, text, limits.summaryLength) : []),
    ...(evidence ? textProblems(`${at}.evidence`, evidence, limits.summaryLength) : []),
  ];
}

function valueProblems(path: string, value: string | null, { comparator }: Indicator): Problem[] {
  if (value === null) return [];
  if (!isDecimal(value))
    return [
      { path, code: 'NOT_A_DECIMAL', message: 'an exact decimal in the indicator’s unit, like "0.35"' },
    ];
  if (comparator !== 'qualitative') return [];
  return [{ path, code: 'NOT_APPLICABLE', message: '"qualitative" takes no number' }];
}

function rangeProblems(path: string, value: number | null, most: number): Problem[] {
  if (value === null || (Number.isInteger(value) && value >= 1 && value <= most)) return [];
  return [{ path, code: 'OUT_OF_RANGE', message: `a whole number between 1 and ${most}` }];
}

function listProblems(path: string, texts: readonly LocalizedText[], most: number): Problem[] {
  if (texts.length > most) return [{ path, code: 'TOO_MANY', message: `at most ${most}` }];
  return texts.flatMap((each, index) => textProblems(`${path}.${index}`, each, limits.titleLength));
}
