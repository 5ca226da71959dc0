import { type Language } from '@duijie/shared';
import { bilingual, type LocalizedText, textIn } from '../../kernel/index.js';
import { type Indicator } from '../../requirements/index.js';
import { type IndicatorResponse, type SolutionContent } from '../model.js';

interface Section {
  heading: LocalizedText;
  text: LocalizedText;
}

const headings = {
  team: bilingual('挑战团队', 'Team'),
  institution: bilingual('所在单位', 'Institution'),
  abstract: bilingual('方案摘要', 'Abstract'),
  route: bilingual('技术路线', 'Technical route'),
  responses: bilingual('指标应答', 'Answers to the indicators'),
  trl: bilingual('技术成熟度', 'Technology readiness level'),
  schedule: bilingual('实施计划', 'Schedule'),
  members: bilingual('团队成员', 'Members'),
  intellectualProperty: bilingual('知识产权', 'Intellectual property'),
};

type Texts = { readonly [K in keyof typeof headings]: LocalizedText | null };

/** What reviewers read of the content that tells nothing about who wrote it, as long as its texts do not. */
export function sectionsOf(content: SolutionContent, indicators: readonly Indicator[]): Section[] {
  const { abstract, route, trl, schedule } = content;
  return sections({
    ...nothing,
    ...{ abstract, route, schedule },
    responses: responseText(content.responses, indicators),
    trl: trl === null ? null : bilingual(String(trl), String(trl)),
  });
}

/** Who it is, for open reviews. */
export function identityOf(
  { members, intellectualProperty }: SolutionContent,
  names: { team: LocalizedText | null; institution: LocalizedText | null },
): Section[] {
  return sections({
    ...nothing,
    ...names,
    members: listText(members),
    intellectualProperty: listText(intellectualProperty),
  });
}

const nothing: Texts = {
  ...{ team: null, institution: null, abstract: null, route: null, responses: null },
  ...{ trl: null, schedule: null, members: null, intellectualProperty: null },
};

function sections(texts: Texts): Section[] {
  return (Object.keys(headings) as (keyof typeof headings)[]).flatMap((key) => {
    const text = texts[key];
    return text ? [{ heading: headings[key], text }] : [];
  });
}

function listText(texts: readonly LocalizedText[]): LocalizedText | null {
  return texts.length === 0 ? null : inBoth((lang) => texts.map((each) => textIn(each, lang)).join('\n'));
}

function responseText(
  responses: readonly IndicatorResponse[],
  indicators: readonly Indicator[],
): LocalizedText | null {
  const answered = indicators.flatMap((indicator) => {
    const response = responses.find(({ key }) => key === indicator.key);
    return response ? [{ indicator, response }] : [];
  });
  if (answered.length === 0) return null;
  return inBoth((lang) =>
    answered.map(({ indicator, response }) => responseLine(indicator, response, lang)).join('\n'),
  );
}

function responseLine(
  { name, unit }: Indicator,
  { value, text, evidence }: IndicatorResponse,
  lang: Language,
): string {
  const promise = [value, value && unit, text && textIn(text, lang)].filter(Boolean).join(' ');
  const proof = evidence ? ` (${textIn(evidence, lang)})` : '';
  return `${textIn(name, lang)}: ${promise || '—'}${proof}`;
}

function inBoth(text: (lang: Language) => string): LocalizedText {
  return bilingual(text('zh-CN'), text('en'));
}
