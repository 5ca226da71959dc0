import { limits, type Problem } from '@duijie/shared';
import { type LocalizedText, textProblems } from '../../kernel/index.js';
import { type Content, type Indicator } from '../model.js';
import { compareDecimals, isDecimal } from './decimal.js';

/** What is wrong with the words as far as they are given: lengths, indicators that contradict themselves. */
export function contentProblems(content: Content): Problem[] {
  const { title, summary, background, baseline, ipTerms, indicators } = content;
  const problems = textProblems('title', title, limits.titleLength);
  if (summary) problems.push(...textProblems('summary', summary, limits.summaryLength));
  for (const [path, value] of Object.entries({ background, baseline, ipTerms })) {
    if (value) problems.push(...textProblems(path, value, limits.textLength));
  }
  if (indicators.length > limits.indicators)
    problems.push({ path: 'indicators', code: 'TOO_MANY', message: `at most ${limits.indicators}` });
  return [...problems, ...indicators.flatMap((each, index) => indicatorProblems(each, index, indicators))];
}

/** What must not be missing when it leaves the enterprise's hands. */
export function missingContent({ summary, indicators }: Content): Problem[] {
  const problems: Problem[] = [];
  if (!summary) problems.push(required('summary'));
  if (indicators.length === 0) problems.push(required('indicators', 'at least one indicator is needed'));
  return problems;
}

/** Must-have indicators that nobody could be measured by. */
export function missingTargets({ indicators }: Content): Problem[] {
  return indicators.flatMap(({ mustHave, comparator, target, targetText }, index) =>
    mustHave && (comparator === 'qualitative' ? !targetText : target === null)
      ? [
          {
            path: `indicators.${index}.${comparator === 'qualitative' ? 'targetText' : 'target'}`,
            code: 'TARGET_MISSING',
            message: 'a must-have indicator needs a target',
          },
        ]
      : [],
  );
}

export function required(path: string, message = 'must be given'): Problem {
  return { path, code: 'REQUIRED', message };
}

function indicatorProblems(indicator: Indicator, index: number, indicators: readonly Indicator[]): Problem[] {
  const at = `indicators.${index}`;
  const problems = textProblems(`${at}.name`, indicator.name, limits.nameLength);
  const optional: [string, LocalizedText | null][] = [
    ['targetText', indicator.targetText],
    ['method', indicator.method],
  ];
  for (const [field, value] of optional) {
    if (value) problems.push(...textProblems(`${at}.${field}`, value, limits.summaryLength));
  }
  if (indicator.key.trim() === '')
    problems.push({ path: `${at}.key`, code: 'MALFORMED', message: 'leave it out for a new indicator' });
  if (indicators.findIndex(({ key }) => key === indicator.key) !== index)
    problems.push({ path: `${at}.key`, code: 'DUPLICATE', message: 'twice in the list' });
  return [...problems, ...targetProblems(indicator, at)];
}

function targetProblems({ comparator, target, targetMax }: Indicator, at: string): Problem[] {
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries({ target, targetMax })) {
    if (value === null) continue;
    const path = `${at}.${field}`;
    if (!isDecimal(value))
      problems.push({ path, code: 'NOT_A_DECIMAL', message: 'an exact decimal like "0.35"' });
    else if (comparator === 'qualitative' || (field === 'targetMax' && comparator !== 'between'))
      problems.push({ path, code: 'NOT_APPLICABLE', message: `"${comparator}" takes no such number` });
  }
  if (problems.length > 0 || comparator !== 'between') return problems;
  return rangeProblems(target, targetMax, at);
}

/** `between` has both bounds or none yet, the lower one first. */
function rangeProblems(target: string | null, targetMax: string | null, at: string): Problem[] {
  if (target === null && targetMax === null) return [];
  if (target === null) return [required(`${at}.target`, '"between" needs both bounds')];
  if (targetMax === null) return [required(`${at}.targetMax`, '"between" needs both bounds')];
  if (compareDecimals(target, targetMax) <= 0) return [];
  return [{ path: `${at}.targetMax`, code: 'NOT_AFTER', message: 'must not be below `target`' }];
}
