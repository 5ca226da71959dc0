import { existsSync } from 'node:fs';
import { errorCodes, type Language, languages, type RenderSite } from '@duijie/shared';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { HttpRefusal, requestIdOf } from '../../platform/http/index.js';
import { languageCookie, languageOf } from '../language.js';
import { type Ask, type Visitor } from './ask.js';
import { clientBuild } from './build.js';

export interface SiteParts {
  readonly ask: (visitor: Visitor) => Ask;
  readonly now: () => Date;
  /** The address that outsiders use; without it, the one they used. */
  readonly publicUrl: string | undefined;
}

const yearMs = 365 * 86_400_000;

/** The public pages and what they load. */
export function siteRoutes(parts: SiteParts): Router {
  const router = Router();
  router.use(
    '/assets/site/assets',
    express.static(clientBuild('site/assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  router.get('{/*page}', pages(parts));
  return router;
}

/** Draws the page of any address. One that does not exist is told by a page to browsers, and left to others. */
function pages({ ask, now, publicUrl }: SiteParts): RequestHandler {
  let renderer: RenderSite | undefined;
  return async (request, response, next) => {
    if (!request.accepts('html')) return next();
    const render = (renderer ??= await loadRenderer());
    const language = chosenLanguage(request, response);
    const requestId = requestIdOf(response);
    const { status, html } = await render({
      address: request.originalUrl,
      origin: originOf(request, publicUrl),
      language,
      now: now(),
      requestId,
      ask: ask({ requestId, language }),
    });
    if (status !== 200 && request.accepts(['json', 'html']) === 'json') return next(refusalOf(status));
    response.setHeader('Cache-Control', 'no-cache');
    response.vary('Cookie').vary('Accept-Language');
    response.status(status).type('html').send(html);
  };
}

/** For who reads no pages; what is simply not there is answered further on. */
function refusalOf(status: number): HttpRefusal | undefined {
  if (status === 404) return undefined;
  const code = status === 503 ? 'UNAVAILABLE' : 'INTERNAL';
  return new HttpRefusal(status, code, errorCodes[code]);
}

async function loadRenderer(): Promise<RenderSite> {
  const path = clientBuild('render/render.js');
  if (!existsSync(path)) {
    throw new HttpRefusal(404, 'NOT_FOUND', 'The public pages have not been built; run "npm run build".');
  }
  return ((await import(path)) as { renderSite: RenderSite }).renderSite;
}

/** `?lang=en` chooses for this page and, by a cookie, for those that follow. */
function chosenLanguage(request: Request, response: Response): Language {
  const given = request.query.lang;
  const chosen = languages.find((each) => each === given);
  if (!chosen) return languageOf(request);
  response.cookie(languageCookie, chosen, { maxAge: yearMs, sameSite: 'lax', path: '/' });
  return chosen;
}

/** Without a trailing slash. */
export function originOf(request: Request, publicUrl: string | undefined): string {
  return (publicUrl ?? `${request.protocol}://${request.get('host')}`).replace(/\/+$/, '');
}
