import { type ErrorCode, errorCodes, type Language } from '@duijie/shared';
import { type TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type I18n } from '@lingui/core';
import { type ReactNode } from 'react';

/** What a public page is made from. */
export interface SiteContext {
  readonly language: Language;
  readonly i18n: I18n;
  readonly now: Date;
  /** The site's own address, for links that leave the page. */
  readonly origin: string;
  /** Parts of the path, by the names of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** Asks the API as a visitor whom nobody knows. */
  readonly ask: <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => Promise<Data>;
}

/** A public page, ready to be drawn. */
export interface SiteView {
  readonly title: string;
  readonly description?: string | undefined;
  readonly body: ReactNode;
  /** Which entry of the menu it belongs to. */
  readonly place?: 'needs' | 'challenges' | 'open' | undefined;
  /** The address under which search engines should know it, without the origin. */
  readonly canonical?: string | undefined;
  /** schema.org, for machines. */
  readonly structured?: object | undefined;
}

/** One kind of public page; null from `load` means that there is no such page. */
export interface SiteRoute {
  /** E.g. `/requirements/:code`. */
  readonly path: string;
  readonly load: (context: SiteContext) => Promise<SiteView | null>;
}

/** The code with which the API refused a question; null for any other error. */
export function refusalCode(error: unknown): ErrorCode | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : null;
}
