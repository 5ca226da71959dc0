import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemViewer } from '@duijie/server';
import { type Browser, type Page } from 'playwright-core';
import {
  aCast,
  anEnterprise,
  aRequirement,
  aTeam,
  type Cast,
  type Somebody,
  startTestApp,
  type TeamCast,
  type TestApp,
} from '../factories/index.js';
import { act, attach, given } from './acts.js';
import { openBrowser } from './browser.js';
import { openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let cast: Cast;
let team: TeamCast;

/** A page of somebody at a place of the desks, in English; wrong is what went wrong on it. */
async function at(somebody: Somebody, place: string): Promise<Page> {
  const { page, faults } = await openDesk(browser, app, somebody, { locale: 'en' });
  wrong = faults;
  await page.goto(`/desk/${place}`);
  await page.locator('h1').waitFor();
  return page;
}
let wrong: string[];

async function done(page: Page): Promise<void> {
  expect(wrong).toEqual([]);
  await page.context().close();
}

const stored = async (id: string) => (await app.services.requirements.find(systemViewer('test'), { id }))!;
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const state = (page: Page, name: string) =>
  page.locator('.code-line').getByText(name, { exact: true }).waitFor();
const why = given({ Reason: 'The budget is missing' });

describeInBrowser('acts on a need', () => {
  beforeAll(async () => {
    app = await startTestApp();
    [browser, cast, team] = await Promise.all([openBrowser(), aCast(app), aTeam(app)]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('return one for changes, and the enterprise reads why', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    const page = await at(cast.organizer, `requirements/${requirement.code}`);
    await act(page, 'Return for changes', why);
    await state(page, 'Returned');
    expect((await stored(requirement._id)).status).toBe('returned');
    await done(page);
    const enterprise = await at(cast.member, `requirements/${requirement.code}`);
    await said(enterprise, 'The budget is missing');
    await said(enterprise, 'Submitted → Returned');
    await act(enterprise, 'Submit');
    await state(enterprise, 'Submitted');
    await done(enterprise);
  });

  it('reject one, with a reason', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    const page = await at(cast.organizer, `requirements/${requirement.code}`);
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('dialog').getByText('This is needed.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await stored(requirement._id)).status).toBe('submitted');
    await act(page, 'Reject', why);
    await state(page, 'Rejected');
    expect((await stored(requirement._id)).status).toBe('rejected');
    await done(page);
  });

  it('extend, close, reopen, and conclude one', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    const deadline = async () => (await stored(requirement._id)).deadline?.toISOString();
    const page = await at(cast.organizer, `requirements/${requirement.code}`);
    await act(page, 'Extend the deadline', given({ 'New deadline': '2022-09-30T12:00', Reason: 'Holidays' }));
    await said(page, /30 September 2022, 12:00/);
    expect(await deadline()).toBe('2022-09-30T04:00:00.000Z');
    await act(page, 'Close to answers', why);
    await state(page, 'Closed');
    await act(page, 'Reopen', given({ 'New deadline': '2022-10-31T12:00', Reason: 'Nobody answered' }));
    await state(page, 'Open');
    expect(await deadline()).toBe('2022-10-31T04:00:00.000Z');
    await act(page, 'Close to answers', why);
    await state(page, 'Closed');
    await act(page, 'Conclude without an agreement');
    await state(page, 'Unanswered');
    expect((await stored(requirement._id)).status).toBe('unanswered');
    await done(page);
  });

  it('withdraw one, by its enterprise', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    const page = await at(cast.member, `requirements/${requirement.code}`);
    await act(page, 'Withdraw', why);
    await state(page, 'Withdrawn');
    expect((await stored(requirement._id)).status).toBe('withdrawn');
    await done(page);
  });

  it('ask about one, answer, correct the answer, leave one unanswered and take one back', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    const place = `requirements/${requirement.code}`;
    const asking = await at(team.member, place);
    for (const question of ['Which solvent?', 'May we visit?', 'Who are you?'])
      await act(asking, 'Ask a question', given({ Question: question }));
    await said(asking, 'Who are you?');
    const row = (page: Page, question: string) => page.getByRole('listitem').filter({ hasText: question });
    await act(row(asking, 'May we visit?'), 'Withdraw the question');
    await row(asking, 'May we visit?').getByText('Withdrawn').first().waitFor();

    const enterprise = await at(cast.member, place);
    const label = 'Answer, for every registered team to read';
    await act(row(enterprise, 'Which solvent?'), 'Answer', given({ [label]: 'Ethanol' }));
    await row(enterprise, 'Which solvent?').getByText('Ethanol').waitFor();
    await act(row(enterprise, 'Which solvent?'), 'Amend the answer', given({ [label]: 'Water' }));
    await row(enterprise, 'Which solvent?').getByText('Water').waitFor();
    await done(enterprise);

    const organizer = await at(cast.organizer, place);
    await act(row(organizer, 'Who are you?'), 'Leave unanswered', why);
    await row(organizer, 'Who are you?').getByText('Left unanswered').first().waitFor();
    await done(organizer);
    await asking.reload();
    await row(asking, 'Which solvent?').getByText('Water').waitFor();
    await done(asking);
  });

  it('accept the terms of confidentiality, and read whom to ask', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    const page = await at(team.leader, `requirements/${requirement.code}`);
    await page.getByRole('region', { name: 'Terms of confidentiality' }).waitFor();
    expect(await page.getByText('0931-5550000').count()).toBe(0);
    await act(page, 'Accept the terms');
    await said(page, '0931-5550000');
    await said(page, `${team.team.name.text} accepted the terms`);
    await done(page);
  });

  it('attach files to a draft, and remove them', async () => {
    const { requirement } = await aRequirement(app, { cast });
    const page = await at(cast.member, `needs/${requirement._id}/edit`);
    await attach(page, 'drawing.txt');
    await page.getByRole('link', { name: /drawing\.txt/ }).waitFor();
    expect((await stored(requirement._id)).attachments).toHaveLength(1);
    await page.getByRole('button', { name: 'Remove drawing.txt' }).click();
    await page.getByRole('link', { name: /drawing\.txt/ }).waitFor({ state: 'detached' });
    expect((await stored(requirement._id)).attachments).toEqual([]);
    await done(page);
  });

  it('enter and submit one for an enterprise, with what proves that it wants this', async () => {
    const { enterprise } = await anEnterprise(app);
    const name = enterprise.name.text;
    const page = await at(cast.organizer, 'needs');
    await page.getByRole('heading', { name: 'Needs entered for others' }).waitFor();
    await page.getByRole('link', { name: 'Post a need' }).first().click();
    await page.getByLabel('Search by the beginning of the name').fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).waitFor({ state: 'attached' });
    await page.getByLabel('Organization', { exact: true }).selectOption(enterprise._id);
    await page.getByLabel('Title').fill('Quieter compressors');
    await attach(page, 'letter.txt');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('heading', { name: 'Edit: Quieter compressors' }).waitFor();
    await page.getByRole('textbox', { name: 'Problem' }).fill('Compressors are loud.');
    await page.getByRole('combobox', { name: 'Field' }).selectOption('other');
    await page.getByLabel('Deadline').fill('2022-08-01T12:00');
    const indicator = page.getByRole('group', { name: 'Indicator 1' });
    await indicator.getByLabel('Name of the indicator').fill('Noise');
    await page.getByRole('button', { name: 'Submit' }).click();
    await state(page, 'Submitted');
    const id = await idOf('Quieter compressors');
    const { status, organizationId } = await stored(id);
    expect({ status, organizationId }).toEqual({ status: 'submitted', organizationId: enterprise._id });
    await said(page, `On behalf of ${name}`);
    await done(page);
  });

  it('withdraw one on behalf of its enterprise, with evidence', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    const page = await at(cast.organizer, `requirements/${requirement.code}`);
    await act(page, 'Withdraw', async (dialog) => {
      await why(dialog);
      await attach(dialog, 'letter.txt');
    });
    await state(page, 'Withdrawn');
    await said(page, `On behalf of ${cast.enterprise.name.text}`);
    await page.getByRole('link', { name: 'Evidence' }).waitFor();
    await done(page);
  });

  it('lead back to the same place when the session has ended', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    const page = await at(cast.organizer, `requirements/${requirement.code}`);
    await page.getByRole('button', { name: 'Return for changes' }).waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Return for changes' }).click();
    await why(page.getByRole('dialog'));
    await page.getByRole('dialog').getByRole('button', { name: 'Return for changes' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await said(page, 'Your session has ended.');
    expect((await stored(requirement._id)).status).toBe('submitted');
    await page.getByLabel('E-mail, phone or user name').fill(cast.organizer.login);
    await page.getByLabel('Password', { exact: true }).fill(cast.organizer.password);
    // By the clock of the test's server the cookie would have run out at once.
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(new RegExp(`requirements/${requirement.code}|sign-in`));
    expect(new URL(page.url()).searchParams.get('from') ?? new URL(page.url()).pathname).toBe(
      `/desk/requirements/${requirement.code}`,
    );
    await page.context().close();
  });
});

async function idOf(title: string): Promise<string> {
  const page = { first: 100 };
  const { edges } = await app.services.requirements.list(await cast.organizer.viewer(), {}, page);
  return edges.find(({ node }) => node.original.title.text === title)!.node._id;
}
