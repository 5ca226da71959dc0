import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { parse } from 'graphql';
import { requestIdOf } from '../../platform/http/index.js';
import { type Ask } from './ask.js';
import { atomFeed, needsTable, type OpenNeed, shownNeed } from './open-formats.js';
import { originOf, type SiteParts } from './site.js';

const feedLength = 50;

// Not a fragment: limits count its spread as one more level.
const text = '{ lang text translations { lang text } }';
const question = parse(`query OpenNeeds($challenge: String, $after: String) {
  requirements(challenge: $challenge, first: 20, after: $after) {
    edges { node {
      code status field region budget deadline releasedAt closedAt cooperationModes awardSlots
      challenge { slug } organization { name ${text} }
      title ${text} summary ${text}
      indicators { name ${text} comparator target targetMax targetText ${text} unit mustHave method ${text} }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`);

interface Answer {
  readonly requirements: {
    readonly edges: readonly { readonly node: OpenNeed }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Released needs for machines, the newest first: JSON and CSV with all of them, Atom with the latest. */
export function openDataRoutes({ ask, publicUrl }: SiteParts): Router {
  const router = Router();
  const needsFor = async (request: Request, response: Response) => {
    const visitor = ask({ requestId: requestIdOf(response), language: 'zh-CN' });
    const { challenge } = request.query;
    return allNeeds(visitor, typeof challenge === 'string' ? challenge : null);
  };
  router.get('/open/requirements.json', async (request, response) => {
    const needs = await needsFor(request, response);
    const origin = originOf(request, publicUrl);
    const requirements = needs.map((need) => shownNeed(need, origin));
    send(request, response, 'application/json; charset=utf-8', JSON.stringify({ requirements }));
  });
  router.get('/open/requirements.csv', async (request, response) => {
    const needs = await needsFor(request, response);
    response.attachment('requirements.csv');
    send(request, response, 'text/csv; charset=utf-8', needsTable(needs, originOf(request, publicUrl)));
  });
  router.get('/open/requirements.atom', async (request, response) => {
    const needs = (await needsFor(request, response)).slice(0, feedLength);
    const feed = atomFeed(needs, originOf(request, publicUrl));
    send(request, response, 'application/atom+xml; charset=utf-8', feed);
  });
  return router;
}

async function allNeeds(ask: Ask, challenge: string | null): Promise<OpenNeed[]> {
  const needs: OpenNeed[] = [];
  let after: string | null = null;
  do {
    const { requirements } = (await ask(question, { challenge, after })) as Answer;
    needs.push(...requirements.edges.map(({ node }) => node));
    after = requirements.pageInfo.hasNextPage ? requirements.pageInfo.endCursor : null;
  } while (after !== null);
  return needs;
}

/** With the digest of the contents as ETag: who has them already is told so. Weak, since the contents may be compressed. */
function send(request: Request, response: Response, type: string, body: string): void {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'public, max-age=60');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (knows(request, etag)) response.status(304).end();
  else response.setHeader('Content-Type', type).send(body);
}

/** Express would look at Cache-Control, too, which clients send along that keep no cache of their own. */
function knows(request: Request, etag: string): boolean {
  const known = (request.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  return known.includes(etag) || known.includes('*');
}
