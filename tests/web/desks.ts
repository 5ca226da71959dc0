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
  const data = { query: signIn, variables: { login, password } };
  const answer = await opened.page.context().request.post('/graphql', { data });
  const outcome = ((await answer.json()) as { data: { login: { __typename: string } } }).data.login
    .__typename;
  if (outcome !== 'LoginSuccess') throw new Error(`${login} could not sign in: ${outcome}`);
  return opened;
}
