import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../factories/index.js';
import { openBrowser, openPage, overflowOf, violationsOn } from './browser.js';
import { describeInBrowser } from './in-browser.js';
import { type PublicWorld, tellPublicWorld } from './public-world.js';

let app: TestApp;
let browser: Browser;
let world: PublicWorld;

const addresses = (): Record<string, string> => ({
  hall: '/',
  'empty hall': '/?status=unanswered&field=other',
  'open need': `/requirements/${world.open}`,
  'docked need': `/requirements/${world.docked}`,
  challenges: '/challenges',
  challenge: `/challenges/${world.slug}`,
  publication: `/publications/${world.publication}`,
  'open data': '/open',
  'unknown address': '/nothing/here',
  'signing in': '/desk/sign-in',
});

describeInBrowser('the public pages', () => {
  beforeAll(async () => {
    app = await startTestApp();
    [browser, world] = await Promise.all([openBrowser(), tellPublicWorld(app)]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each(['zh-CN', 'en'])('are accessible, whole and from this server alone in %s', async (locale) => {
    const { page, faults } = await openPage(browser, app.url, { locale });
    for (const [name, address] of Object.entries(addresses())) {
      await page.goto(address);
      await page.locator('h1').waitFor();
      const wrong = await violationsOn(page, { again: locale === 'en' });
      const seen = { lang: await page.locator('html').getAttribute('lang'), wrong };
      expect({ name, ...seen, faults }).toEqual({ name, lang: locale, wrong: [], faults: [] });
    }
    await page.context().close();
  });

  it('fit a narrow window, in the dark as well', async () => {
    const viewport = { width: 390, height: 844 };
    const { page, faults } = await openPage(browser, app.url, { viewport, colorScheme: 'dark' });
    for (const [name, address] of Object.entries(addresses())) {
      await page.goto(address);
      await page.locator('h1').waitFor();
      expect({ name, overflow: await overflowOf(page), faults }).toEqual({ name, overflow: 0, faults: [] });
    }
    await page.goto('/');
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  it('narrow the hall in place, and find the way back', async () => {
    const { page, faults } = await openPage(browser, app.url, { locale: 'en' });
    await page.goto('/');
    const total = page.locator('.total');
    await expectText(total, '3 needs');
    await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
    await page.getByRole('link', { name: /^Docked/ }).click();
    await expectText(total, '1 need');
    expect(new URL(page.url()).search).toBe('?status=docked');
    // Counts of what is not chosen stay.
    await page.getByRole('link', { name: /^Open 1/ }).waitFor();
    await page.locator('select[name=budget]').selectOption('500000000-');
    await expectText(total, '0 needs');
    await page.getByRole('link', { name: 'Drop “CNY 5 million and more”' }).click();
    await expectText(total, '1 need');
    await page.goBack();
    await page.goBack();
    await expectText(total, '3 needs');
    expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('find while one types, but not while an input method composes', async () => {
    const { page, faults } = await openPage(browser, app.url, { locale: 'en' });
    await page.goto('/');
    const box = page.getByRole('searchbox');
    await box.pressSequentially('without a budget');
    await expectText(page.locator('.total'), '1 need');
    await page.getByRole('heading', { name: 'A need without a budget' }).waitFor();
    expect(await page.locator('.need em').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get('q')).toBe('without a budget');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const event = (name: string) =>
      box.evaluate((element, type) => element.dispatchEvent(new Event(type, { bubbles: true })), name);
    await box.evaluate((element) => {
      const composing = new Event('input', { bubbles: true });
      element.dispatchEvent(Object.assign(composing, { isComposing: true }));
    });
    await page.waitForTimeout(400);
    expect(asked).toEqual([]);
    await event('compositionend');
    await page.waitForRequest(/q=without/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('need no script', async () => {
    const { page } = await openPage(browser, app.url, { locale: 'en', javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: /^Closed/ }).click();
    await expectText(page.locator('.total'), '1 need');
    await page.locator('select[name=budget]').selectOption('0-50000000');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expectText(page.locator('.total'), '0 needs');
    expect(new URL(page.url()).search).toContain('status=closed');
    await page.context().close();
  });

  it('set the lines of a publication that have columns as a table', async () => {
    const { page } = await openPage(browser, app.url, { locale: 'en', javaScriptEnabled: false });
    await page.goto(`/publications/${world.publication}`);
    const table = page.getByRole('table', { name: 'Table 1' });
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Field', 'Released', 'Docked']);
    expect(await table.getByRole('row', { name: 'Energy' }).getByRole('cell').allTextContents()).toEqual([
      '2',
      '1',
    ]);
    await page.getByText('The season.', { exact: true }).waitFor();
    await page.context().close();
  });

  it('put a notice up for objections while it is open', async () => {
    const { page } = await openPage(browser, app.url, { locale: 'en' });
    await page.goto(`/challenges/${world.slug}`);
    await page.getByText('Three teams won.').waitFor();
    const object = page.getByRole('link', { name: 'Sign in to object' });
    expect(await object.getAttribute('href')).toBe(`/desk/notices?challenge=${world.slug}`);
    app.clock.advance(25 * 60 * 60 * 1000);
    await page.reload();
    await page.getByText('Winners').waitFor();
    expect(await object.count()).toBe(0);
    expect(await page.getByText('Three teams won.').isVisible()).toBe(false);
    await page.context().close();
  });

  it('speak the language that was chosen from then on, the desks too', async () => {
    const { page } = await openPage(browser, app.url, { locale: 'zh-CN' });
    await page.goto(`/requirements/${world.open}`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What a solution has to prove' }).waitFor();
    await page.goto('/desk');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });
});

async function expectText(
  locator: { waitFor(): Promise<void>; filter(o: object): { waitFor(): Promise<void> } },
  text: string,
) {
  await locator.filter({ hasText: new RegExp(`^${text}$`) }).waitFor();
}
