import { type Language } from '@duijie/shared';
import { formatMoney } from '../../ui/format.js';
import { decimalText, type Indicator, unitText, type Words, wordsIn } from '../requirements/index.js';
import { type usePartLabels } from './labels.js';
import { type SolutionContentPartsFragment } from './parts.generated.js';

/** One part of a solution as a text, for setting two of them side by side. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

type Content = SolutionContentPartsFragment;
type Answer = Content['responses'][number];

/** A solution part by part, in the order of its form. */
export function linesOf(
  content: Content,
  indicators: readonly Indicator[],
  labels: ReturnType<typeof usePartLabels>,
  language: Language,
): Line[] {
  const said = (words: Words | null) => (words ? wordsIn(words, language).text : '');
  const list = (all: readonly Words[]) => all.map(said).join('\n');
  const answer = (key: string, unit: string | null) =>
    answerText(
      content.responses.find((each) => each.key === key),
      unit,
      language,
    );
  const texts = {
    title: said(content.title),
    abstract: said(content.abstract),
    route: said(content.route),
    trl: content.trl === null ? '' : String(content.trl),
    schedule: said(content.schedule),
    months: content.months === null ? '' : String(content.months),
    price: content.price === null ? '' : formatMoney(content.price, language),
    members: list(content.members),
    intellectualProperty: list(content.intellectualProperty),
    files: content.files.map(({ name }) => name).join('\n'),
  };
  const [title, abstract, ...others] = Object.entries(texts).map(([key, text]) => ({
    key,
    label: labels[key as keyof typeof texts],
    text,
  }));
  const answers = indicators.map(({ key, name, unit }) => ({
    key: `responses.${key}`,
    label: said(name),
    text: answer(key, unit),
  }));
  return [title!, abstract!, ...answers, ...others];
}

/** What is promised for one indicator, with what it rests on. */
function answerText(answer: Answer | undefined, unit: string | null, language: Language): string {
  if (!answer) return '';
  const value = answer.value === null ? '' : `${decimalText(answer.value, language)}${unitText(unit)}`;
  const words = [answer.text, answer.evidence].map((each) => (each ? wordsIn(each, language).text : ''));
  return [value, ...words].filter((each) => each !== '').join('\n');
}
