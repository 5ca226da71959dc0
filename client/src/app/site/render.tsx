import { type RenderSite, type SitePage, type SiteRequest } from '@duijie/shared';
import { I18nProvider } from '@lingui/react';
import { type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { refusalCode, type SiteContext, type SiteView } from '../../ui/site/page.js';
import { Document } from './Document.js';
import { speaking } from './language.js';
import { failedView, missingView } from './problems.js';
import { findRoute } from './routes.js';

/** Draws the public page of an address; one that does not exist becomes a page that says so, with status 404. */
export const renderSite: RenderSite = async (request) => {
  const { pathname, searchParams } = new URL(request.address, 'http://site');
  const found = findRoute(pathname);
  const context = contextOf(request, found?.params ?? {}, searchParams);
  try {
    const view = found && (await found.route.load(context));
    return view ? page(200, view, request) : page(404, missingView(context), request);
  } catch (error) {
    return failure(error, context, request);
  }
};

/** What the API does not show is not there. Whatever else it refuses is ours to tell. */
function failure(error: unknown, context: SiteContext, request: SiteRequest): SitePage {
  const code = refusalCode(error);
  if (code === null) throw error;
  if (code === 'NOT_FOUND' || code === 'INVALID_INPUT') return page(404, missingView(context), request);
  return page(code === 'UNAVAILABLE' ? 503 : 500, failedView(context, request.requestId), request);
}

function contextOf(
  { language, now, origin, ask }: SiteRequest,
  params: SiteContext['params'],
  search: URLSearchParams,
): SiteContext {
  return { language, now, origin, params, search, i18n: speaking(language), ask: ask as SiteContext['ask'] };
}

function page(status: number, view: SiteView, request: SiteRequest): SitePage {
  const { address, origin, language } = request;
  const drawn = (
    <Document view={view} address={address} origin={origin} language={language}>
      {view.body}
    </Document>
  );
  return { status, html: `<!doctype html>${markup(drawn, request)}` };
}

function markup(node: ReactNode, { language }: SiteRequest): string {
  return renderToStaticMarkup(<I18nProvider i18n={speaking(language)}>{node}</I18nProvider>);
}
