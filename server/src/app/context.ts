import { type CookieOptions, type Request, type Response } from 'express';
import { anonymousViewer, DomainError, type Viewer } from '../kernel/index.js';
import { LoaderScope, type RequestContext } from '../kernel/graphql/index.js';
import { requestIdOf } from '../platform/http/index.js';
import { cookieOf } from './cookies.js';
import { type Services } from './core.js';
import { languageOf } from './language.js';

const sessionCookie = 'duijie_session';

/** Turns a request into its viewer and context. Nobody in particular costs no database command. */
export class Requests {
  readonly #cookie: CookieOptions;

  constructor(
    private readonly accounts: Services['accounts'],
    publicUrl: string | undefined,
  ) {
    const secure = publicUrl?.startsWith('https:') ?? false;
    this.#cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' };
  }

  /** Who sends a request. Throws BAD_REQUEST for an unusable Idempotency-Key. */
  async viewerOf(request: Request, response: Response): Promise<Viewer> {
    const known = {
      requestId: requestIdOf(response),
      address: request.ip ?? null,
      idempotencyKey: idempotencyKeyOf(request),
      language: languageOf(request),
    };
    const bearer = bearerOf(request);
    const sessionSecret = cookieOf(request, sessionCookie);
    if (bearer === null && sessionSecret === null) return anonymousViewer(known);
    return this.accounts.viewerOf({ ...known, bearer, sessionSecret });
  }

  readonly contextOf = async (request: Request, response: Response): Promise<RequestContext> => ({
    viewer: await this.viewerOf(request, response),
    loaders: new LoaderScope(),
    setSession: (secret, expires) => {
      if (secret === null) response.clearCookie(sessionCookie, this.#cookie);
      else response.cookie(sessionCookie, secret, { ...this.#cookie, expires });
    },
  });
}

function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function idempotencyKeyOf(request: Request): string | null {
  const key = request.get('idempotency-key');
  if (key === undefined) return null;
  if (/^[\x20-\x7e]{1,200}$/.test(key)) return key;
  throw new DomainError('BAD_REQUEST', 'An Idempotency-Key has 1 to 200 printable ASCII characters.');
}
