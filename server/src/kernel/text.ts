import { type Language, type Problem, languages, limits } from '@duijie/shared';

/** Text in the language it was written in, with translations. */
export interface LocalizedText {
  lang: Language;
  text: string;
  translations: { lang: Language; text: string }[];
}

/** Words to be found by, in both languages. */
export interface Keywords {
  zh: string[];
  en: string[];
}

/** The stored form of a localized text inside a Mongoose schema. */
export const localizedTextSchema = {
  lang: { type: String, enum: languages, required: true },
  text: { type: String, required: true },
  translations: {
    type: [
      {
        _id: false,
        lang: { type: String, enum: languages, required: true },
        text: { type: String, required: true },
      },
    ],
    default: [],
  },
} as const;

/** The text in `lang`, or as it was written when there is no such translation. */
export function textIn(value: LocalizedText, lang?: Language | null): string {
  if (!lang || lang === value.lang) return value.text;
  return value.translations.find((each) => each.lang === lang)?.text ?? value.text;
}

/** Chinese with an English translation: the usual form of the season's content. */
export function bilingual(zh: string, en: string): LocalizedText {
  return { lang: 'zh-CN', text: zh, translations: [{ lang: 'en', text: en }] };
}

/** Problems of a localized text: an empty text or translation, one too long, or a translation into its own or a repeated language. */
export function textProblems(
  path: string,
  value: LocalizedText | null | undefined,
  maxLength: number,
): Problem[] {
  if (!value?.text.trim()) return [{ path, code: 'REQUIRED', message: 'must not be empty' }];
  const problems: Problem[] = [];
  const seen = new Set<string>([value.lang]);
  for (const [index, each] of [value, ...value.translations].entries()) {
    const at = index === 0 ? `${path}.text` : `${path}.translations.${index - 1}.text`;
    if (!each.text.trim()) problems.push({ path: at, code: 'REQUIRED', message: 'must not be empty' });
    if (each.text.length > maxLength)
      problems.push({ path: at, code: 'TOO_LONG', message: `at most ${maxLength} characters` });
    if (index > 0 && seen.has(each.lang))
      problems.push({ path: at, code: 'DUPLICATE_LANGUAGE', message: `a second text in ${each.lang}` });
    seen.add(each.lang);
  }
  return problems;
}

const mostKeywords = 20;

/** Problems of keywords: too many in a language, empty ones, or ones too long. */
export function keywordProblems(path: string, keywords: Keywords): Problem[] {
  return (['zh', 'en'] as const).flatMap((lang) => wordProblems(`${path}.${lang}`, keywords[lang]));
}

function wordProblems(path: string, words: readonly string[]): Problem[] {
  if (words.length > mostKeywords) return [{ path, code: 'TOO_MANY', message: `at most ${mostKeywords}` }];
  const message = `between 1 and ${limits.nameLength} characters`;
  return words.flatMap((word, index) =>
    word.trim() !== '' && word.length <= limits.nameLength
      ? []
      : [{ path: `${path}.${index}`, code: 'MALFORMED', message }],
  );
}
