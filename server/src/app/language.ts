import { type Language, languages } from '@duijie/shared';
import { type Request } from 'express';
import { cookieOf } from './cookies.js';

/** Where a page keeps the language that somebody chose. */
export const languageCookie = 'duijie_language';

/** The language chosen on a page, else the first of the browser's that we speak, else Chinese. */
export function languageOf(request: Request): Language {
  const chosen = cookieOf(request, languageCookie) ?? request.acceptsLanguages([...languages]);
  return languages.find((each) => each === chosen) ?? 'zh-CN';
}
