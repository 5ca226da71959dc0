import { type Language } from '@duijie/shared';
import { bilingual, type LocalizedText, textIn } from '../../kernel/index.js';
import { type Content, type Indicator, type RequirementRecord } from '../model.js';

interface Section {
  heading: LocalizedText;
  text: LocalizedText;
}

/** The words everybody reads who may read the requirement: the public text from release on, the original before. */
export function shownText({ isPublic, publicText, original }: RequirementRecord): Content {
  return isPublic && publicText ? publicText : original;
}

const headings = {
  summary: bilingual('需求概述', 'Summary'),
  background: bilingual('背景', 'Background'),
  baseline: bilingual('现有基础', 'Baseline'),
  indicators: bilingual('指标', 'Indicators'),
  ipTerms: bilingual('知识产权约定', 'Terms of intellectual property'),
};

/** The words as sections for reviewers; nothing in them comes from who asks. */
export function sectionsOf(content: Content): Section[] {
  const { summary, background, baseline, indicators, ipTerms } = content;
  const texts = { summary, background, baseline, indicators: indicatorText(indicators), ipTerms };
  return (Object.keys(headings) as (keyof typeof headings)[]).flatMap((key) => {
    const text = texts[key];
    return text ? [{ heading: headings[key], text }] : [];
  });
}

function indicatorText(indicators: readonly Indicator[]): LocalizedText | null {
  if (indicators.length === 0) return null;
  const lines = (lang: Language) => indicators.map((each) => indicatorLine(each, lang)).join('\n');
  return bilingual(lines('zh-CN'), lines('en'));
}

function indicatorLine(indicator: Indicator, lang: Language): string {
  const { name, unit, method, mustHave } = indicator;
  const must = lang === 'en' ? 'must-have' : '必达';
  const parts = [
    targetOf(indicator, lang),
    unit,
    method && `(${textIn(method, lang)})`,
    mustHave && `[${must}]`,
  ];
  return `${textIn(name, lang)}: ${parts.filter(Boolean).join(' ')}`;
}

function targetOf({ comparator, target, targetMax, targetText }: Indicator, lang: Language): string {
  if (comparator === 'qualitative') return targetText ? textIn(targetText, lang) : '—';
  if (comparator === 'between') return `${target ?? '—'} – ${targetMax ?? '—'}`;
  const sign = { '>=': '≥', '<=': '≤', '=': '=' }[comparator];
  return `${sign} ${target ?? '—'}`;
}
