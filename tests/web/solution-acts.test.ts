import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemViewer } from '@duijie/server';
import { type Browser, type Page } from 'playwright-core';
import {
  aCast,
  aChallenge,
  aRequirement,
  aScoringRound,
  aSolution,
  type Cast,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { act, attach, given } from './acts.js';
import { openBrowser } from './browser.js';
import { openDesk } from './desks.js';
import { describeInBrowser } from './in-browser.js';

let app: TestApp;
let browser: Browser;
let cast: Cast;

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });
const entry = (code: string, name: string) => ({ code, name: english(name), retired: false });
const button = (page: Page, name: string) => page.getByRole('button', { name });
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const state = (page: Page, name: string) => page.locator('.facts').getByText(name, { exact: true }).waitFor();
const why = given({ Reason: 'The network was down' });
const stored = async (id: string) => (await app.services.solutions.find(systemViewer('test'), { id }))!;

/** A page of somebody at a place of the desks. */
async function at(somebody: Somebody, place: string, locale = 'en') {
  const opened = await openDesk(browser, app, somebody, { locale });
  await opened.page.goto(`/desk/${place}`);
  await opened.page.locator('h1').waitFor();
  return { ...opened, done: () => done(opened) };
}

async function done({ page, faults }: { page: Page; faults: string[] }): Promise<void> {
  expect(faults).toEqual([]);
  await page.context().close();
}

describeInBrowser('acts on solutions and reviews', () => {
  beforeAll(async () => {
    app = await startTestApp();
    const dictionaries = {
      fields: [entry('biomedicine', 'Biomedicine')],
      cooperationModes: [entry('joint-development', 'Joint development')],
      awardKinds: [entry('first-prize', 'First prize')],
    };
    const challenge = await aChallenge(app, { dictionaries });
    [browser, cast] = await Promise.all([openBrowser(), aCast(app, { challenge })]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('hand one in late, which the organizer admits', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    const { solution, team } = await aSolution(app, { cast, requirement });
    const organizer = await cast.organizer.viewer();
    await app.services.requirements.take(organizer, requirement._id, 'close', { reason: 'for the test' });
    const leader = await at(team.leader, `solutions/${solution.code}/edit?step=check`);
    await act(leader.page, 'Hand in late');
    await leader.page.getByRole('heading', { name: 'Receipt' }).waitFor();
    expect((await stored(solution._id)).status).toBe('late');
    await leader.done();
    const { page, ...opened } = await at(cast.organizer, `solutions/${solution.code}`);
    await act(page, 'Admit although late', why);
    await state(page, 'Locked');
    expect((await stored(solution._id)).status).toBe('locked');
    await opened.done();
  });

  it('decline one, and the team reads why', async () => {
    const { solution, team } = await aSolution(app, { cast, status: 'shortlisted' });
    const organizer = await at(cast.organizer, `solutions/${solution.code}`);
    await act(organizer.page, 'Not selected …', given({ 'What the team is told': 'Too costly' }));
    await state(organizer.page, 'Not selected');
    await organizer.done();
    expect((await stored(solution._id)).status).toBe('not-selected');
    const leader = await at(team.leader, `solutions/${solution.code}`);
    await leader.page.getByRole('heading', { name: 'What the team was told' }).waitFor();
    await said(leader.page, 'Too costly');
    await leader.done();
  });

  it('withdraw one on behalf of its team, with evidence', async () => {
    const { solution, team } = await aSolution(app, { cast, status: 'locked' });
    const { page, ...opened } = await at(cast.organizer, `solutions/${solution.code}`);
    await act(page, 'Withdraw', async (dialog) => {
      await dialog.getByText(team.institution.name.text).waitFor();
      await why(dialog);
      await attach(dialog, 'letter.txt');
    });
    await state(page, 'Withdrawn');
    expect((await stored(solution._id)).status).toBe('withdrawn');
    await opened.done();
  });

  it('grant an award, which the enterprise confirms', async () => {
    const { solution } = await aSolution(app, { cast, status: 'scored' });
    const organizer = await at(cast.organizer, `rounds/${await roundOf(solution._id)}?part=outcomes`);
    await act(organizer.page, 'Grant an award', async (dialog) => {
      await dialog.getByLabel('Award').selectOption('first-prize');
      await dialog.getByLabel('Subject').selectOption(solution._id);
    });
    await said(organizer.page, 'Waits for the owner');
    const enterprise = await at(cast.member, `notices?challenge=${cast.challenge.slug}`);
    const row = enterprise.page.getByRole('row', { name: /First prize/ });
    await row.getByRole('button', { name: 'Confirm' }).click();
    await row.getByText('Confirmed').waitFor();
    await enterprise.done();
    await organizer.page.reload();
    await organizer.page
      .getByRole('row', { name: /First prize/ })
      .getByText('Confirmed')
      .waitFor();
    await organizer.done();
  });

  it('confirm an award for the enterprise, with evidence', async () => {
    const { solution } = await aSolution(app, { cast, status: 'scored' });
    const roundId = await roundOf(solution._id);
    const viewer = await cast.organizer.viewer();
    const { awards } = app.services.reviews;
    const subject = { kind: 'solution', id: solution._id };
    const { _id } = await awards.grant(viewer, { roundId, kind: 'first-prize', subject });
    const { page, ...opened } = await at(cast.organizer, `rounds/${roundId}?part=outcomes`);
    await act(page, 'Confirm', (dialog) => attach(dialog, 'letter.txt'));
    await page
      .getByRole('row', { name: /First prize/ })
      .getByText('Confirmed')
      .waitFor();
    expect((await awards.find(viewer, _id))?.status).toBe('confirmed');
    await opened.done();
  });

  it('publish a notice, to which anybody objects and the organizer reads it', async () => {
    const { solution, team } = await aSolution(app, { cast, status: 'scored' });
    const place = `rounds/${await roundOf(solution._id)}?part=outcomes`;
    const organizer = await at(cast.organizer, place);
    await act(
      organizer.page,
      'Publish a notice',
      given({
        Title: 'These win',
        Text: 'Proposed for the first prize',
        'Objections from': '2022-05-01T00:00',
        'Objections until': '2022-05-20T00:00',
      }),
    );
    await organizer.page.getByRole('heading', { name: 'These win' }).waitFor();
    const { page, ...opened } = await at(team.leader, 'notices', 'zh-CN');
    await act(page, '提出异议', given({ 异议: '该专利属于我们' }));
    await said(page, '您的异议已收到。');
    await button(page, '提出异议').waitFor({ state: 'detached' });
    await opened.done();
    await organizer.page.reload();
    await said(organizer.page, '该专利属于我们');
    await organizer.done();
  });

  it('declare a conflict of interest, by the judge or for them with evidence', async () => {
    const subjects = [
      await aSolution(app, { cast, status: 'eligible' }),
      await aSolution(app, { cast, status: 'eligible' }),
    ];
    const [first, second] = await assigned(subjects.map(({ solution }) => solution._id));
    const judge = await at(cast.judge, `assignments/${first!}`, 'zh-CN');
    await act(judge.page, '声明利益冲突', given({ 理由: '我参与过该方案' }));
    await judge.page.locator('.facts').getByText('利益冲突').waitFor();
    await judge.done();
    const { page, ...opened } = await at(cast.organizer, `assignments/${second!}`);
    await act(page, 'Declare a conflict of interest', async (dialog) => {
      await given({ Reason: 'The judge telephoned' })(dialog);
      await attach(dialog, 'note.txt');
    });
    await said(page, 'Conflict of interest: The judge telephoned');
    await opened.done();
    const viewer = await cast.organizer.viewer();
    const found = await Promise.all(
      [first, second].map((id) => app.services.reviews.assignments.find(viewer, id!)),
    );
    expect(found.map((each) => each?.status)).toEqual(['conflict', 'conflict']);
  });
});

/** The round whose result a solution has. */
async function roundOf(solutionId: string): Promise<string> {
  const viewer = await cast.organizer.viewer();
  const { edges } = await app.services.reviews.rounds.list(viewer, cast.challenge._id, { first: 100 });
  for (const { node } of edges) {
    const results = await app.services.reviews.rounds.results(viewer, node._id, { first: 100 });
    if (results.edges.some(({ node: { subjectId } }) => subjectId === solutionId)) return node._id;
  }
  throw new Error('it has no result');
}

/** Assigns solutions to the judge in a round of their own; answers the reviews. */
async function assigned(ids: readonly string[]): Promise<string[]> {
  const roundId = await aScoringRound(app, cast);
  const assignments = await app.services.reviews.assignments.assign(await cast.organizer.viewer(), {
    roundId,
    subjects: ids.map((id) => ({ kind: 'solution', id })),
    reviewers: [cast.judge.personId],
  });
  return assignments.map(({ _id }) => _id);
}
