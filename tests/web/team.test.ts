import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemViewer } from '@duijie/server';
import { type Browser, type Page } from 'playwright-core';
import {
  aCast,
  aRequirement,
  aSolution,
  aTeam,
  type Cast,
  startTestApp,
  type TeamCast,
  type TestApp,
} from '../factories/index.js';
import { openBrowser, violationsOn } from './browser.js';
import { lookAt, openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let cast: Cast;
let team: TeamCast;

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });
const state = (page: Page, name: string) => page.locator(`.wizard-state[data-state=${name}]`).waitFor();
const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByText(name).click();
const stored = async (code: string) => (await app.services.solutions.find(systemViewer('test'), { code }))!;

/** A page of the team's leader on a new answer, and the answer's code. */
async function begun(title: string) {
  const { requirement } = await aRequirement(app, { cast, status: 'released' });
  const { page, faults } = await openDesk(browser, app, team.leader, { locale: 'en' });
  await page.goto(`/desk/answer/${requirement.code}`);
  await page.getByLabel('Title of the solution').fill(title);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByLabel('Abstract (needed)').waitFor();
  const code = page.url().split('/').at(-2)!;
  return { page, faults, code };
}

describeInBrowser('the desk of a team', () => {
  beforeAll(async () => {
    app = await startTestApp();
    [browser, cast, team] = await Promise.all([openBrowser(), aCast(app), aTeam(app)]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('answers a need point by point, goes on without a network, and hands in for a receipt', async () => {
    const { page, code } = await begun('Two membranes');
    await page.getByLabel('Abstract (needed)').fill('A cascade of two membranes');
    await state(page, 'saved');
    await page.context().setOffline(true);
    await step(page, 'Answers point by point');
    await page.getByLabel('Value you promise').first().fill('99.7');
    await state(page, 'offline');
    await step(page, 'Technical route');
    await page.getByLabel('Technical route (needed)').fill('Filter, polish, dry');
    await page.getByText('Not connected: kept in this browser').waitFor();
    expect((await stored(code)).content).toMatchObject({ route: null, responses: [] });
    await page.context().setOffline(false);
    await state(page, 'saved');
    await page.getByLabel('Technology readiness level (TRL) (needed)').selectOption('6');
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await step(page, 'Check and hand in');
    await page.getByText('Nothing is missing.').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('You get a receipt').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
    const { content, receipt } = await stored(code);
    expect(content).toMatchObject({
      abstract: { text: 'A cascade of two membranes' },
      route: { text: 'Filter, polish, dry' },
      responses: [{ key: 'i1', value: '99.7' }],
      trl: 6,
    });
    await page.getByText(receipt!.sha256).waitFor();
    await page.context().close();
  });

  it('finds what was written without a network again in a new window', async () => {
    const { page, code } = await begun('Written in the train');
    const context = page.context();
    await context.setOffline(true);
    await page.getByLabel('Abstract (needed)').fill('Kept in this browser');
    await state(page, 'offline');
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`/desk/solutions/${code}/edit`);
    await next.getByText('What you wrote without a connection is back in the form.').waitFor();
    await state(next, 'saved');
    expect((await stored(code)).content.abstract).toMatchObject({ text: 'Kept in this browser' });
    await context.close();
  });

  it('keeps both texts where a team mate wrote at the same time, and takes in what only they changed', async () => {
    const { page, code, faults } = await begun('Written by two');
    const { _id } = await stored(code);
    const theirs = { abstract: english('Theirs'), route: english('Their route') };
    await app.services.solutions.edit(await team.member.viewer(), _id, theirs);
    await page.getByLabel('Abstract (needed)').fill('Mine');
    const clash = page.getByRole('group', { name: 'Two versions' });
    await clash.getByText('Theirs').last().waitFor();
    expect(await page.getByLabel('Abstract (needed)').inputValue()).toBe('Mine');
    await page.getByText('A team mate saved meanwhile').waitFor();
    expect((await stored(code)).content.abstract).toMatchObject({ text: 'Theirs' });
    await clash.getByRole('button', { name: 'Keep mine' }).click();
    await state(page, 'saved');
    await step(page, 'Technical route');
    expect(await page.getByLabel('Technical route (needed)').inputValue()).toBe('Their route');
    const { content } = await stored(code);
    expect(content).toMatchObject({ abstract: { text: 'Mine' }, route: { text: 'Their route' } });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('finds needs while one types, and keeps the search', async () => {
    await aRequirement(app, { cast, status: 'released', title: english('Purification of tellurium') });
    await app.outbox.drain();
    const { page, faults } = await openDesk(browser, app, team.leader, { locale: 'en' });
    await page.goto('/desk/find');
    await page.getByRole('heading', { name: `Recommended for ${team.team.name.text}` }).waitFor();
    await page.getByLabel('Words to search for').fill('tellurium');
    await page.getByText('1 found').waitFor();
    expect(await page.locator('.marked em').first().textContent()).toBe('tellurium');
    expect(new URL(page.url()).searchParams.get('q')).toBe('tellurium');
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save this search' }).click();
    await page.getByRole('button', { name: 'tellurium', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Forget tellurium' }).click();
    await page.getByRole('button', { name: 'tellurium', exact: true }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['zh-CN', 1440],
    ['en', 390],
  ])('is accessible and fits in %s at %d pixels', async (locale, width) => {
    const viewport = { width, height: 844 };
    const { page, faults } = await openDesk(browser, app, team.leader, { locale, viewport });
    const { solution } = await aSolution(app, { cast, team, status: 'submitted' });
    const { code } = solution;
    const edit = `/desk/solutions/${code}/edit`;
    const pages = [
      '/desk/teams',
      '/desk/teams/new',
      '/desk/find',
      '/desk/solutions',
      `/desk/solutions/${code}`,
    ];
    for (const address of [...pages, edit, `${edit}?step=answers`, `${edit}?step=check`]) {
      const seen = await lookAt(page, address, { again: width < 1440 });
      expect({ address, ...seen, faults }).toEqual({ address, wrong: [], overflow: 0, faults: [] });
    }
    await page.goto(`/desk/teams/${team.team._id}`);
    await page.getByRole('button', { name: locale === 'en' ? 'Invite somebody' : '邀请成员' }).click();
    await page.getByRole('dialog').locator('.ant-btn-primary').click();
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });
});
