import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { aCast, aRequirement, aSolution, type Cast, startTestApp, type TestApp } from '../factories/index.js';
import { until } from './acts.js';
import { openBrowser, violationsOn } from './browser.js';
import { lookAt, openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let cast: Cast;
let teamName: string;
let round: string;
const codes: string[] = [];

describeInBrowser('the desks of organizers and judges', () => {
  beforeAll(async () => {
    app = await startTestApp();
    cast = await aCast(app);
    for (let number = 0; number < 2; number++) {
      const { requirement } = await aRequirement(app, { cast, status: 'released' });
      codes.push(requirement.code!);
    }
    await aRequirement(app, { cast, status: 'submitted' });
    const { team } = await aSolution(app, { cast, status: 'eligible' });
    teamName = team.team.name.text;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const pipeline = () => `/desk/challenges/${cast.challenge.slug}/pipeline`;
  const states = async () => {
    const viewer = await cast.organizer.viewer();
    const found = await Promise.all(codes.map((code) => app.services.requirements.find(viewer, { code })));
    return found.map((requirement) => requirement?.status);
  };

  it('tell what waits, and lead to it', async () => {
    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'en' });
    await page.goto('/desk');
    const waiting = page.getByRole('listitem').filter({ hasText: /^Needs to diagnose 1$/ });
    await waiting.getByRole('link').click();
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(2);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('take needs onwards by keyboard, undo that, and send it when the page is left', async () => {
    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'en' });
    await page.goto(`${pipeline()}?status=RELEASED`);
    await page
      .getByRole('region', { name: /^Answers/ })
      .getByRole('link')
      .nth(1)
      .waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'm']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Close \(2\/2\)/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Close \(2\/2\)/ }).click();
    await page.getByText('Closing: 2').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Closing: 2').waitFor({ state: 'detached' });
    expect(await states()).toEqual(['released', 'released']);

    // A letter is only a letter while somebody types.
    await page.getByRole('searchbox').pressSequentially('xmj');
    await page.getByText('Chosen:').waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(0);

    await page.goto(`${pipeline()}?view=table&status=RELEASED`);
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('button', { name: 'Close (2)' }).click();
    await page.getByText('Closing: 2').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Challenges' }).click();
    await page.getByRole('heading', { name: 'Challenges', level: 1 }).waitFor();
    await until(async () => (await states()).join() === 'closed,closed');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('plan a round and give it to a judge', async () => {
    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'en' });
    await page.goto(`/desk/challenges/${cast.challenge.slug}/rounds/new`);
    await page.getByRole('radio', { name: 'Blind screening of solutions' }).check();
    await page.getByLabel('Reviews that each subject needs').fill('0');
    await page.getByRole('button', { name: 'Plan this round' }).click();
    await page.getByText('Some fields need your attention.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('Reviews that each subject needs').fill('1');
    await page.getByRole('button', { name: 'Plan this round' }).click();
    await page.getByRole('button', { name: 'Open the round' }).click();
    round = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Assign' }).click();
    await page.getByRole('checkbox', { name: new RegExp(teamName) }).check();
    await page.getByRole('checkbox', { name: cast.judge.name }).check();
    await page.getByRole('row', { name: `${cast.judge.name} 0 1` }).waitFor();
    await page.getByRole('button', { name: 'Assign 1 reviews' }).click();
    await page.getByText('Assigned reviews: 1').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('score by keyboard, blind, and find the scores in the results', async () => {
    const judge = await openDesk(browser, app, cast.judge, { locale: 'en' });
    const sheet = judge.page;
    await sheet.goto('/desk/assignments');
    await sheet.getByRole('main').getByRole('link').first().click();
    await sheet.getByRole('button', { name: 'Accept: no conflict of interest' }).click();
    await sheet.getByLabel('Points for Feasibility').focus();
    await sheet.keyboard.type('8');
    await sheet.keyboard.press('Control+Enter');
    await sheet.getByText('Still missing').first().waitFor();
    expect(await violationsOn(sheet)).toEqual([]);
    expect(await sheet.getByRole('main').textContent()).not.toContain(teamName);
    await sheet.keyboard.type('7');
    await sheet.keyboard.press('ArrowDown');
    await sheet.keyboard.type('9');
    await sheet.keyboard.press('Control+Enter');
    await sheet.getByText('That was the last one.').waitFor();
    await sheet.context().close();

    const { page, faults } = await openDesk(browser, app, cast.organizer, { locale: 'en' });
    await page.goto(round);
    await page.getByRole('button', { name: 'Finalise the round' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Finalise the round' }).click();
    await page.getByRole('link', { name: 'Results' }).click();
    // (8 × 4 + 7 × 4 + 9 × 2) of 100 points.
    await page
      .getByRole('row')
      .filter({ hasText: 'Advance to the final' })
      .getByText('78', { exact: true })
      .waitFor();
    expect([...judge.faults, ...faults]).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['en', 1440],
    ['zh-CN', 390],
  ])('are accessible and fit in %s at %d pixels', async (locale, width) => {
    const { page, faults } = await openDesk(browser, app, cast.organizer, {
      locale,
      viewport: { width, height: 900 },
    });
    const slug = `/desk/challenges/${cast.challenge.slug}`;
    const pages = [
      '/desk',
      '/desk/challenges',
      slug,
      pipeline(),
      `${pipeline()}?view=table`,
      `${slug}/solutions`,
      `${slug}/rounds`,
      `${round}?part=assign`,
      `${round}?part=results`,
      `${round}?part=outcomes`,
    ];
    for (const address of pages) {
      const seen = await lookAt(page, address, { again: width < 1440 });
      expect({ address, ...seen }).toEqual({ address, wrong: [], overflow: 0 });
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
