import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page } from 'playwright-core';
import { closeDatabase } from '../bench/database.js';
import { closeSeason, theSeason } from '../bench/season.js';
import { openBrowser, overflowOf, openPage } from '../web/browser.js';
import { openDesk, visit } from '../web/desks.js';
import { walk } from './walk.js';

// npm run screenshots            every kind of page as everybody who has an account for trying things out, and as nobody
// npm run screenshots -- judge   as some of them
// The pictures go to screenshots/, named by who looks, the page, the language and the width. Fails when a page is too wide or faulty.
const folder = fileURLToPath(new URL('../../../screenshots', import.meta.url));
const looks = [
  { locale: 'zh-CN', width: 1440 },
  { locale: 'en', width: 390 },
];
/** What no link leads to, and the lists where they have something to show. */
const first = ['account', 'nowhere', 'audit?q=GS2022-XQ-0042', 'find?q=催化剂', 'notices']
  .concat(['dashboard', 'dockings', 'contracts'].map((page) => `${page}?challenge=gansu-7`))
  .map((page) => `/desk/${page}`);
const wanted = process.argv.slice(2);

await mkdir(folder, { recursive: true });
const season = await theSeason(console.log);
const browser = await openBrowser();
const people = [{ role: 'nobody', login: '', password: '' }, ...season.accounts];
const chosen = people.filter(({ role }) => wanted.length === 0 || wanted.includes(role));
for (const somebody of chosen) {
  for (const look of looks) await photograph(browser, somebody, look);
}
await browser.close();
await closeSeason();
await closeDatabase();

/** Takes a picture of whatever somebody comes to by links. */
async function photograph(
  browser: Browser,
  { role, login, password }: { role: string; login: string; password: string },
  { locale, width }: (typeof looks)[number],
): Promise<void> {
  const options = { locale, viewport: { width, height: 900 } };
  const isSomebody = login !== '';
  const { page, faults } = isSomebody
    ? await openDesk(browser, season, { login, password }, options)
    : await openPage(browser, season.url, options);
  const open = async (address: string) => {
    await (isSomebody ? visit(page, address) : page.goto(address));
    return page;
  };
  let count = 0;
  const see = async (seen: Page, kind: string) => {
    const overflow = await overflowOf(seen);
    await seen.screenshot({ path: `${folder}/${role}-${kind}-${locale}-${width}.png`, fullPage: true });
    count++;
    if (overflow > 0 || faults.length > 0) {
      console.log(`${role} at ${seen.url()}: ${overflow} px too wide`, faults.splice(0));
      process.exitCode = 1;
    }
  };
  if (isSomebody) await walk('/desk', first, open, see);
  else await walk('/', ['/challenges/gansu-7', '/nowhere'], open, see);
  console.log(`${role}, ${locale}, ${width} px: ${count} pages`);
  await page.context().close();
}
