import { type Language } from './vocabulary/languages.js';

/** What the server hands to the renderer of the public pages. */
export interface SiteRequest {
  /** Path and query as they were asked for, e.g. `/requirements/GS2022-XQ-0042?lang=en`. */
  readonly address: string;
  /** The site's own address without a slash at the end, e.g. `https://duijie.example`. */
  readonly origin: string;
  readonly language: Language;
  readonly now: Date;
  /** Quoted where something went wrong. */
  readonly requestId: string;
  /** Asks the API as a visitor whom nobody knows; an answer with errors is thrown, with the first one's `code`. */
  readonly ask: (document: object, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** A whole page. */
export interface SitePage {
  readonly status: number;
  readonly html: string;
}

export type RenderSite = (request: SiteRequest) => Promise<SitePage>;
