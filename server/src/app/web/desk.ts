import { type Language } from '@duijie/shared';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import express, { type Response, Router } from 'express';
import { HttpRefusal } from '../../platform/http/index.js';
import { languageOf } from '../language.js';
import { clientBuild } from './build.js';

/** The desks: one page for every address below /desk, in the language and with the nonce of this request. */
export function deskRoutes(): Router {
  const router = Router();
  router.use(
    '/assets/desk/assets',
    express.static(clientBuild('desk/assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  router.get('/desk{/*page}', async (request, response) => {
    const page = await pageIn(languageOf(request));
    const nonce = randomBytes(16).toString('base64');
    allowStyles(response, nonce);
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page.replaceAll('{{nonce}}', nonce));
  });
  return router;
}

/** The page that begins the desks; it asks at once for the program and for the texts of its language. */
async function pageIn(language: Language): Promise<string> {
  const files = ['index.html', '.vite/manifest.json'];
  const [page, manifest] = await Promise.all(
    files.map((name) => readFile(clientBuild(`desk/${name}`), 'utf8')),
  ).catch(() => {
    throw new HttpRefusal(404, 'NOT_FOUND', 'The desks have not been built; run "npm run build".');
  });
  const chunks = JSON.parse(manifest!) as Record<string, { readonly file: string }>;
  const texts = `/assets/desk/${chunks[`spoken/${language}.ts`]!.file}`;
  return page!.replace('{{language}}', language).replace('{{texts}}', texts);
}

/** The components of the desks write style elements; each carries the nonce of its page, and no other counts. */
function allowStyles(response: Response, nonce: string): void {
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.setHeader('Content-Security-Policy', policy.replace("style-src 'self'", `$& 'nonce-${nonce}'`));
}
