import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { aPerson, type Somebody, startTestApp, type TestApp } from '../factories/index.js';
import { openBrowser, overflowOf, violationsOn } from './browser.js';
import { openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let person: Somebody;

describeInBrowser('around every page of the desks', () => {
  beforeAll(async () => {
    app = await startTestApp();
    browser = await openBrowser();
    person = await aPerson(app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('the menu of a narrow window opens by key, leads to pages, and closes by Escape or a choice', async () => {
    const viewport = { width: 390, height: 800 };
    const { page, faults } = await openDesk(browser, app, person, { locale: 'en', viewport });
    await page.goto('/desk');
    const menu = page.getByRole('navigation', { name: 'Desks' });
    const button = page.getByRole('button', { name: 'Menu' });
    await button.press('Enter');
    await menu.waitFor();
    expect([await violationsOn(page), await overflowOf(page)]).toEqual([[], 0]);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await button.press('Enter');
    await page.keyboard.press('Tab');
    await menu.getByRole('link', { name: 'My teams' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My teams' }).waitFor();
    await menu.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('somebody finds their account and signs out beneath their name', async () => {
    const { page, faults } = await openDesk(browser, app, person);
    await page.goto('/desk');
    const button = page.getByRole('button', { name: person.name });
    await button.click();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '我的账号' }).click();
    await page.waitForURL('**/desk/account');
    await button.click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL('**/desk/sign-in**');
    await page.goto('/desk/account');
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
