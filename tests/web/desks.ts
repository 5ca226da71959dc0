import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { type Somebody, type TestApp } from '../factories/index.js';
import { openPage, overflowOf, violationsOn } from './browser.js';

const signIn = `mutation ($login: String!, $password: String!) {
  login(login: $login, password: $password) { __typename } }`;

/** A page of somebody who has signed in, in a browser of their own, and what went wrong on it. */
export async function openDesk(
  browser: Browser,
  app: TestApp,
  { login, password }: Pick<Somebody, 'login' | 'password'>,
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

/** Goes to a page of the desks. Where they are open already it goes as a link there does, which does not load them anew. */
export async function visit(page: Page, address: string): Promise<void> {
  if (!page.url().includes('/desk')) return void (await page.goto(address));
  await page.evaluate(goTo, address);
}

/** Goes to a page of the desks and tells what axe finds wrong with it, and by how much it is too wide. */
export async function lookAt(page: Page, address: string, how: { again?: boolean } = {}) {
  await visit(page, address);
  await page.locator('h1').waitFor();
  return { wrong: await violationsOn(page, how), overflow: await overflowOf(page) };
}

/** Evaluated in the page: what the router of the desks does for a link. */
function goTo(address: string): void {
  const { history, dispatchEvent, PopStateEvent } = globalThis as unknown as {
    history: { state: { idx: number }; pushState(state: object, unused: string, address: string): void };
    dispatchEvent(this: void, event: object): void;
    PopStateEvent: new (type: string, init: { state: object }) => object;
  };
  const state = { usr: null, key: address, idx: history.state.idx + 1 };
  history.pushState(state, '', address);
  dispatchEvent(new PopStateEvent('popstate', { state }));
}
