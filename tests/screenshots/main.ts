import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type DemoAccount } from '@duijie/server';
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
const accounts = new Map<string, DemoAccount | null>([
  ['nobody', null],
  ...season.accounts.map((account) => [account.role, account] as const),
]);
for (const [name, account] of accounts) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const look of looks) await photograph(name, account, look);
}
await browser.close();
await closeSeason();
await closeDatabase();

/** Takes a picture of whatever somebody comes to by links. */
async function photograph(
  name: string,
  account: DemoAccount | null,
  { locale, width }: (typeof looks)[number],
): Promise<void> {
  const options = { locale, viewport: { width, height: 900 } };
  const { page, faults } = account
    ? await openDesk(browser, season, account, options)
    : await openPage(browser, season.url, options);
  const see = async (kind: string) => {
    const overflow = await overflowOf(page);
    await page.screenshot({ path: `${folder}/${name}-${kind}-${locale}-${width}.png`, fullPage: true });
    if (overflow === 0 && faults.length === 0) return;
    console.log(`${name} at ${page.url()}: ${overflow} px too wide`, faults.splice(0));
    process.exitCode = 1;
  };
  const count = account
    ? await walk(page, '/desk', first, (address) => visit(page, address), see)
    : await walk(page, '/', ['/challenges/gansu-7', '/nowhere'], (address) => page.goto(address), see);
  console.log(`${name}, ${locale}, ${width} px: ${count} pages`);
  await page.context().close();
}
