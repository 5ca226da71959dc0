import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { type Somebody, type TestApp } from '../factories/index.js';
import { openPage } from './browser.js';

const signIn = `mutation ($login: String!, $password: String!) {
  login(login: $login, password: $password) { __typename } }`;

/** A page of somebody who has signed in, in a browser of their own, and what went wrong on it. */
export async function openDesk(
  browser: Browser,
  app: TestApp,
  { login, password }: Somebody,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, app.url, options);
  const { data, headers } = await app.request(signIn, { login, password });
  if (data.login.__typename !== 'LoginSuccess') throw new Error(`${login} could not sign in`);
  // By the clock of the test's server the cookie has long run out; for the browser it lasts as long as the window.
  const [name, value] = headers.getSetCookie()[0]!.split(';')[0]!.split('=');
  await opened.page.context().addCookies([{ name: name!, value: value!, url: app.url }]);
  return opened;
}
