import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser, type Locator, type Page } from 'playwright-core';
import {
  aCast,
  aPerson,
  aRequirement,
  aSolution,
  type Cast,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { openBrowser, violationsOn } from './browser.js';
import { lookAt, openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let cast: Cast;
/** Addresses by what stands there. */
let places: Record<string, string>;
let answered: string;
let selected: string;
let draftId: string;

async function tellWorld(): Promise<void> {
  cast = await aCast(app);
  const { requirement: draft } = await aRequirement(app, { cast });
  const { requirement: chosen } = await aRequirement(app, { cast, status: 'selected' });
  const { solution, requirement } = await aSolution(app, { cast, status: 'submitted' });
  const responses = [{ key: 'i1', value: '98.2' }];
  await aSolution(app, { cast, requirement, responses, status: 'shortlisted' });
  const organizer = await cast.organizer.viewer();
  await app.services.solutions.screen(organizer, solution._id, 'eligible', null);
  await app.services.solutions.take(organizer, solution._id, 'handOver');
  answered = requirement.code!;
  selected = chosen.code!;
  draftId = draft._id;
  places = {
    home: '/desk',
    'my needs': '/desk/needs',
    'new need': '/desk/needs/new',
    draft: `/desk/needs/${draftId}`,
    'form of a draft': `/desk/needs/${draftId}/edit`,
    'selected need': `/desk/requirements/${selected}`,
    comparison: `/desk/needs/${answered}/compare`,
    'my organization': '/desk/organization',
    'no such need': '/desk/requirements/NO-XQ-0000',
  };
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name });

describeInBrowser('the enterprise desk', () => {
  beforeAll(async () => {
    app = await startTestApp();
    browser = await openBrowser();
    await tellWorld();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each([
    ['zh-CN', 1440],
    ['en', 390],
  ])(
    'is accessible and fits in %s at %i px',
    async (locale, width) => {
      const viewport = { width, height: 900 };
      const { page, faults } = await openDesk(browser, app, cast.member, { locale, viewport });
      for (const [name, address] of Object.entries(places)) {
        const seen = await lookAt(page, address, { again: width < 1440 });
        expect({ name, ...seen, faults }).toEqual({ name, wrong: [], overflow: 0, faults: [] });
      }
      await page.context().close();
    },
    120_000,
  );

  it('takes a need from an empty form to its submission, saving as one goes', async () => {
    const { page, faults } = await openDesk(browser, app, cast.member, { locale: 'en' });
    await page.goto('/desk/needs');
    await page.getByRole('link', { name: 'Post a need' }).click();
    await page.getByLabel('Title').fill('Quieter fans');
    await button(page, 'Save the draft').click();
    await page.getByRole('heading', { name: 'Edit: Quieter fans' }).waitFor();
    const first = page.getByRole('group', { name: 'Indicator 1' });
    await first.getByLabel('Name of the indicator').fill('Noise');
    await first.getByLabel('Comparison').selectOption('AT_MOST');
    await first.getByLabel('Target').fill('much');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('Lifetime');
    await page.getByText('look at the marked fields').waitFor();
    await page.getByText('Write a number like 0.35.').waitFor();
    await first.getByLabel('Target').fill('40');
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await button(page, 'Submit').click();
    const summary = page.getByRole('alert').filter({ hasText: 'Some fields need your attention.' }).first();
    await summary.getByText('Problem').waitFor();
    expect(await summary.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Problem' }).fill('Fans are loud.');
    await page.getByRole('combobox', { name: 'Field' }).selectOption('other');
    await page.getByLabel('Deadline').fill('2022-08-01T12:00');
    await button(page, 'Submit').click();
    await page.getByText('Diagnosis').waitFor();
    const { edges } = await listMine();
    const [sent] = edges.filter(({ node }) => node.original.title.text === 'Quieter fans');
    expect(sent!.node.status).toBe('submitted');
    expect(sent!.node.original.indicators.map(({ name, target }) => [name.text, target])).toEqual([
      ['Noise', '40'],
      ['Lifetime', null],
    ]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('loses no text when the network is cut or somebody else saves', async () => {
    const { page } = await openDesk(browser, app, cast.member, { locale: 'en' });
    await page.goto(places['form of a draft']!);
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.waitFor();
    await page.context().setOffline(true);
    await title.fill('Written without a network');
    await page.getByText('No connection').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Saved/).waitFor();
    const member = await cast.member.viewer();
    const theirs = { lang: 'en' as const, text: 'What somebody else wrote', translations: [] };
    await app.services.requirements.edit(member, draftId, { summary: theirs, title: theirs });
    await title.fill('What I wrote');
    const notice = page.getByRole('alert').filter({ hasText: 'Somebody changed this need meanwhile' });
    await notice.getByText('What somebody else wrote').waitFor();
    expect(await title.inputValue()).toBe('What I wrote');
    // What only they changed is taken over.
    expect(await page.getByRole('textbox', { name: 'Problem' }).inputValue()).toBe(
      'What somebody else wrote',
    );
    await button(notice, 'Keep my text').click();
    await page.getByText(/^Saved/).waitFor();
    const after = await app.services.requirements.find(member, { id: draftId });
    expect(after!.original).toMatchObject({
      title: { text: 'What I wrote' },
      summary: { text: theirs.text },
    });
    await page.context().close();
  });

  it('keeps unsaved text for who leaves, and warns before', async () => {
    const { page } = await openDesk(browser, app, cast.member, { locale: 'en' });
    await page.goto('/desk/needs/new');
    await page.getByLabel('Title').fill('Not saved anywhere');
    await page.getByRole('link', { name: 'My needs' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Leave with unsaved text?').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await button(dialog, 'Leave').click();
    await page.getByRole('heading', { name: 'My needs' }).waitFor();
    await page.goto('/desk/needs/new');
    await expectValue(page.getByLabel('Title'), 'Not saved anywhere');
    await page.context().close();
  });

  it('confirms exactly the public text that is shown', async () => {
    const { page } = await openDesk(browser, app, cast.member, { locale: 'zh-CN' });
    await page.goto(places['selected need']!);
    await button(page, '确认第 1 版').click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await button(dialog, '确认第 1 版').click();
    await page.getByText('企业已确认').waitFor();
    await page.context().close();
  });

  it('compares solutions, takes one up and proposes talks', async () => {
    const { page } = await openDesk(browser, app, cast.member, { locale: 'en' });
    await page.goto(places['comparison']!);
    const purity = page.getByRole('row', { name: /Purity/ });
    await purity.getByText('Different').waitFor();
    await purity.getByText('Falls short').waitFor();
    await button(page, 'Shortlist').click();
    await button(page, 'Propose talks').nth(1).waitFor();
    await button(page, 'Propose talks').first().click();
    await button(page.getByRole('dialog'), 'Propose talks').click();
    await page.getByRole('link', { name: 'To the talks' }).waitFor();
    await page.context().close();
  });

  it('checks a credit code beside its field, and enters the organization', async () => {
    const { page, faults } = await openDesk(browser, app, await aPerson(app), { locale: 'en' });
    await page.goto('/desk/organization');
    await page.getByLabel('Name of the organization').fill('Fans of Lanzhou');
    await page.getByLabel('Unified social credit code').fill('91350100M000100Y44');
    await page.getByText('The check digit does not fit').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('Unified social credit code').fill('91350100M000100Y43');
    await page.getByText('The check digit is right.').waitFor();
    await page.getByLabel('Place').selectOption('620102');
    await button(page, 'Enter the organization').click();
    await page.getByRole('heading', { name: 'Fans of Lanzhou' }).waitFor();
    await page.getByText('Not verified yet').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

async function listMine() {
  const page = { first: 50 };
  return app.services.requirements.list(await cast.member.viewer(), { filter: { mine: true } }, page);
}

/** Waits until a field holds the text. */
async function expectValue(field: Locator, value: string) {
  await field.waitFor();
  await expect(field.inputValue()).resolves.toBe(value);
}
