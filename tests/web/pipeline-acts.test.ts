import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemViewer } from '@duijie/server';
import { type Browser } from 'playwright-core';
import { aCast, aRequirement, type Cast, startTestApp, type TestApp } from '../factories/index.js';
import { until } from './acts.js';
import { openBrowser } from './browser.js';
import { openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let cast: Cast;

describeInBrowser('the pipeline by mouse', () => {
  beforeAll(async () => {
    app = await startTestApp();
    [browser, cast] = await Promise.all([openBrowser(), aCast(app)]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('takes a card that is dragged to the next stage there, and no card where it cannot go', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'en' });
    await page.goto(`/desk/challenges/${cast.challenge.slug}/pipeline`);
    const card = page.locator(`[data-need="${requirement._id}"]`);
    await card.waitFor();
    await card.dragTo(page.getByRole('region', { name: /^Signing/ }));
    expect(await page.getByText('Closing: 1').count()).toBe(0);
    await card.dragTo(page.getByRole('region', { name: /^Docking/ }));
    await page.getByText('Closing: 1').waitFor();
    await page.getByRole('button', { name: 'Do it now' }).click();
    await page
      .getByRole('region', { name: /^Docking/ })
      .locator(`[data-need="${requirement._id}"]`)
      .waitFor();
    const { requirements } = app.services;
    const everything = systemViewer('test');
    await until(
      async () => (await requirements.find(everything, { id: requirement._id }))!.status === 'closed',
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('gives a reason once for several that are dragged together', async () => {
    const told = [
      await aRequirement(app, { cast, status: 'submitted' }),
      await aRequirement(app, { cast, status: 'submitted' }),
    ];
    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'zh-CN' });
    await page.goto(`/desk/challenges/${cast.challenge.slug}/pipeline?status=SUBMITTED`);
    const cards = told.map(({ requirement }) => page.locator(`[data-need="${requirement._id}"]`));
    for (const card of cards) await card.getByRole('checkbox').check();
    await cards[0]!.dragTo(page.getByRole('region', { name: /^征集/ }));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('预算未填');
    await dialog.locator('.ant-btn-primary').click();
    await page.getByRole('button', { name: '立即执行' }).click();
    const { requirements } = app.services;
    const states = () =>
      Promise.all(
        told.map(async ({ requirement: { _id } }) => {
          const found = await requirements.find(systemViewer('test'), { id: _id });
          return found!.status;
        }),
      );
    await until(async () => (await states()).join() === 'returned,returned');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('saves what it shows as a table for spreadsheets', async () => {
    const title = { lang: 'zh-CN' as const, text: '=降噪,风机', translations: [] };
    const { requirement } = await aRequirement(app, { cast, status: 'released', title });
    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'zh-CN' });
    await page.goto(`/desk/challenges/${cast.challenge.slug}/pipeline?view=table&status=RELEASED`);
    await page.getByRole('link', { name: new RegExp(requirement.code!) }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${cast.challenge.slug}-.*\\.csv$`));
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff编号,标题,')).toBe(true);
    expect(text).toContain(`${requirement.code},"'=降噪,风机",`);
    expect(text).toContain(',1500000.00,');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
