import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import {
  aContract,
  aDocking,
  aPerson,
  type ContractCast,
  type DockingCast,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { openBrowser, openPage, overflowOf, violationsOn } from './browser.js';
import { openDesk, visit } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let talks: DockingCast;
let told: ContractCast;
let auditor: Somebody;
let scan: string;

describeInBrowser('the desks of dockings and contracts', () => {
  beforeAll(async () => {
    app = await startTestApp();
    browser = await openBrowser();
    talks = await aDocking(app);
    told = await aContract(app, {
      around: await aDocking(app, { cast: talks.cast, status: 'agreed' }),
      status: 'performing',
    });
    auditor = await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] });
    await app.outbox.drain();
    scan = join(app.dataDir, 'paper.txt');
    await writeFile(scan, 'A signed paper');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('lead from two keys to an accepted contract, partly on behalf of others with evidence', async () => {
    const member = await openDesk(browser, app, talks.cast.member, { locale: 'en' });
    const organizer = await openDesk(browser, app, talks.cast.organizer, { locale: 'en' });
    await member.page.goto(`/desk/dockings/${talks.docking._id}`);
    await act(member.page, 'Turn our key');
    await member.page.getByText(/^Turned /).waitFor();
    const { page } = organizer;
    await page.goto(`/desk/dockings/${talks.docking._id}`);
    await act(page, 'Turn the key for the team', prove);
    await page.getByRole('link', { name: 'Draft a contract' }).click();
    await page.getByLabel('Total; empty while undetermined').fill('680000');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.waitForURL(/\/CH\d+-HT-/);
    const code = new URL(page.url()).pathname.split('/').at(-1)!;
    await member.page.goto(`/desk/contracts/${code}`);
    await act(member.page, /^Sign for/);
    await page.reload();
    await act(page, /^Enter the signature of/, prove);
    await act(page, 'Register', register);
    await act(page, 'Begin to perform');
    await act(page, 'Plan a milestone', plan);
    await act(page, 'Reached', prove);
    await act(page, 'Confirm', prove);
    await page.getByText('Confirmed', { exact: true }).first().waitFor();
    await member.page.reload();
    await act(member.page, 'Record a payment', pay);
    await act(member.page, 'Accept the result');
    await member.page.getByText('CNY 680,000 paid of CNY 680,000; CNY 0 outstanding.').waitFor();
    expect(await stateOf(code)).toEqual({ status: 'accepted', paid: 68_000_000n });
    expect([...member.faults, ...organizer.faults]).toEqual([]);
    await Promise.all([member, organizer].map((each) => each.page.context().close()));
  });

  it('keep what was typed when it is refused, and say why', async () => {
    const { page } = await openDesk(browser, app, told.cast.organizer, { locale: 'en' });
    await page.goto(`/desk/contracts/${told.contract.code}`);
    await page.getByRole('button', { name: 'Plan a milestone' }).click();
    await fillPlan(dialogOf(page), '99000000');
    await send(page);
    await dialogOf(page).getByText('This is more than the total.').first().waitFor();
    expect(await dialogOf(page).getByLabel('What is to be reached').inputValue()).toBe('Pilot');
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  it('let an administrator hand over a link that opens a page to set a password', async () => {
    const administrator = await theAdministrator(app);
    const { accounts } = app.services;
    const name = { lang: 'en' as const, text: 'Newcomer', translations: [] };
    const officer = { role: 'county-officer', scope: { kind: 'region', id: '620100' } } as const;
    const invitation = { name, email: 'newcomer@people.example', roles: [officer] };
    const { personId } = await accounts.invite(await administrator.viewer(), invitation);
    const { page } = await openDesk(browser, app, administrator, { locale: 'en' });
    await page.goto(`/desk/people/${personId}`);
    await page.getByRole('cell', { name: 'Lanzhou' }).waitFor();
    await act(page, 'Make a one-time link', reason);
    const address = await page.getByLabel('The link').inputValue();
    await page.context().close();
    const newcomer = await openPage(browser, app.url, { locale: 'en' });
    await newcomer.page.goto(address);
    await newcomer.page.getByLabel('New password').fill('a password of several words');
    expect(await violationsOn(newcomer.page)).toEqual([]);
    await newcomer.page.getByRole('button', { name: 'Set the password and sign in' }).click();
    // The link's page is left; else its address, which differs after the # alone, would not be loaded anew.
    await newcomer.page.getByLabel('New password').waitFor({ state: 'detached' });
    await expect(signedIn('newcomer@people.example')).resolves.toBe('LoginSuccess');
    await newcomer.page.goto(address);
    await newcomer.page.getByLabel('New password').fill('another password of words');
    await newcomer.page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await newcomer.page.getByText('This link cannot be used.').waitFor();
    await newcomer.page.context().close();
  });

  it.each([
    ['zh-CN', 1440],
    ['en', 390],
  ])(
    'are accessible and fit in %s at %i pixels',
    async (locale, width) => {
      const options = { locale, viewport: { width, height: 900 } };
      for (const [somebody, addresses] of await visits()) {
        const { page, faults } = await openDesk(browser, app, somebody, options);
        for (const address of addresses) {
          await visit(page, address);
          await page
            .locator('.panel')
            .first()
            .waitFor()
            .catch(() => {
              throw new Error(`nothing at ${address}`);
            });
          const seen = {
            wrong: await violationsOn(page, { again: width < 1440 }),
            overflow: await overflowOf(page),
            faults,
          };
          expect({ address, ...seen }).toEqual({ address, wrong: [], overflow: 0, faults: [] });
        }
        await page.context().close();
      }
    },
    150_000,
  );
});

async function visits(): Promise<(readonly [Somebody, readonly string[]])[]> {
  const { docking, contract, requirement, solution, cast } = told;
  const slug = cast.challenge.slug;
  const drafts = [`/desk/contracts/new?docking=${docking._id}`];
  const figures = [
    `/desk/dashboard?challenge=${slug}`,
    `/desk/dashboard/rows?challenge=${slug}&figure=DOCKED`,
  ];
  const deals = [
    '/desk/dockings',
    `/desk/dockings/${docking._id}`,
    '/desk/contracts',
    `/desk/contracts/${contract.code}`,
  ];
  const histories = [
    `requirement/${requirement.code}`,
    `solution/${solution.code}`,
    `contract/${contract.code}`,
  ];
  const audits = ['?q=contract', ...histories.map((each) => `/${each}`)];
  return [
    [cast.organizer, [...deals, ...drafts, ...figures]],
    [auditor, audits.map((each) => `/desk/audit${each}`)],
    [await theAdministrator(app), ['/desk/people']],
  ];
}

type Fill = (dialog: ReturnType<typeof dialogOf>) => Promise<void>;

function dialogOf(page: Page) {
  return page.getByRole('dialog');
}

/** The dialog's own button has the label of the one that opened it. */
const send = (page: Page) => dialogOf(page).locator('.ant-btn-primary').click();

/** Takes an act: its button, what its dialog asks for, and until it is done. */
async function act(page: Page, name: string | RegExp, fill: Fill = () => Promise.resolve()): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  await dialogOf(page).waitFor();
  await fill(dialogOf(page));
  await send(page);
  await dialogOf(page)
    .filter({ has: page.locator('form') })
    .waitFor({ state: 'hidden' });
}

const prove: Fill = async (dialog) => {
  await dialog.locator('input[type=file]').setInputFiles(scan);
  await dialog.getByText('paper.txt').waitFor();
};
const reason: Fill = (dialog) => dialog.getByLabel('Reason').fill('for the test');
const register: Fill = async (dialog) => {
  await dialog.getByLabel('Registering office').fill('Lanzhou office');
  await dialog.getByLabel('Number of the registration').fill('2022-000001');
  await dialog.getByLabel('Registered as').selectOption({ label: 'Development' });
  await dialog.getByLabel('Technology value, part of the total').fill('600000');
};
const fillPlan = async (dialog: ReturnType<typeof dialogOf>, amount: string) => {
  await dialog.getByLabel('What is to be reached').fill('Pilot');
  await dialog.getByLabel('Due', { exact: true }).fill('2022-12-01T00:00');
  await dialog.getByLabel('Due for it, if anything').fill(amount);
};
const plan: Fill = (dialog) => fillPlan(dialog, '680000');
const pay: Fill = async (dialog) => {
  await dialog.getByLabel('Amount').fill('680000');
  await dialog.getByLabel("Number on the bank's receipt").fill('R-1');
};

async function stateOf(code: string) {
  const contract = await app.services.contracts.find(await talks.cast.organizer.viewer(), { code });
  return { status: contract?.status, paid: contract?.paid };
}

async function signedIn(login: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const query = 'mutation ($l: String!, $p: String!) { login(login: $l, password: $p) { __typename } }';
    const { data } = await app.request(query, { l: login, p: 'a password of several words' });
    if (data.login.__typename === 'LoginSuccess') return 'LoginSuccess';
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return 'never';
}
