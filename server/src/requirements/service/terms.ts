import { type Language, languages } from '@duijie/shared';
import { sha256 } from '../../kernel/index.js';

/** The terms of confidentiality of one requirement in one language, with the hash of exactly this text. */
export interface Terms {
  readonly lang: Language;
  readonly text: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

const texts: Readonly<Record<Language, (code: string) => string>> = {
  'zh-CN': (code) =>
    [
      `技术需求 ${code} 保密承诺`,
      '1. 本团队仅为解答该技术需求而使用所获知的联系方式及未公开信息。',
      '2. 未经需求企业书面同意，本团队不向团队以外的任何人披露上述信息。',
      '3. 本团队负责人对全体成员遵守本承诺负责。',
      '4. 本承诺自接受之日起五年内有效，不因团队退出或解散而终止。',
    ].join('\n'),
  en: (code) =>
    [
      `Undertaking of confidentiality for requirement ${code}`,
      '1. The team uses contact details and unpublished information that it learns only to answer this requirement.',
      '2. Without written consent of the enterprise the team discloses them to nobody outside the team.',
      '3. The leader answers for every member of the team.',
      '4. The undertaking holds for five years from its acceptance, also when the team withdraws or is dissolved.',
    ].join('\n'),
};

/** The terms of the requirement with this code. */
export function termsOf(code: string, lang: Language): Terms {
  const text = texts[lang](code);
  return { lang, text, hash: sha256(text) };
}

/** The language in which the text with this hash stands; null when it is none of the present texts. */
export function languageOfHash(code: string, hash: string): Language | null {
  return languages.find((lang) => termsOf(code, lang).hash === hash) ?? null;
}
