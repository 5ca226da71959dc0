import { type Browser } from 'playwright-core';
import { aCast, aTeam, type Cast, startTestApp, type TeamCast, type TestApp } from '../factories/index.js';
import { Person, type Way } from './person.js';

/** Who takes part in one path, each before a page of their own. */
interface People {
  readonly member: Person;
  readonly organizer: Person;
  readonly judge: Person;
  readonly leader: Person;
  readonly signatory: Person;
}

export interface Path extends People {
  readonly app: TestApp;
  readonly cast: Cast;
  readonly team: TeamCast;
  /** What the need is called. */
  readonly title: RegExp;
  /** How so many times 10,000 yuan are typed: in 万元 in Chinese, in yuan in English. */
  readonly money: (amount: number) => string;
}

const titles = { en: 'Purer lithium', 'zh-CN': '高纯锂提取' };

/** Starts a server with one open challenge, and signs everybody in who has a part in the path. */
export async function beginPath(browser: Browser, way: Way): Promise<Path> {
  // Sessions of then have not run out by the clock of the browser.
  const app = await startTestApp({ now: '2040-05-01T08:00:00+08:00' });
  const cast = await aCast(app);
  const team = await aTeam(app);
  const enter = (somebody: Parameters<typeof Person.signIn>[2]) => Person.signIn(browser, app, somebody, way);
  return {
    ...{ app, cast, team, title: new RegExp(titles[way.locale]) },
    money: (amount) => String(way.locale === 'en' ? amount * 10_000 : amount),
    member: await enter(cast.member),
    organizer: await enter(cast.organizer),
    judge: await enter(cast.judge),
    leader: await enter(team.leader),
    signatory: await enter(team.signatory),
  };
}

/** The enterprise writes its need and hands it in. */
export async function post({ member, title, money }: Path): Promise<void> {
  await member.goTo('My needs');
  await member.follow('Post a need');
  await member.write('Title', title.source);
  await member.press('Save the draft');
  await member.sees('heading', 'Edit: {0}', { blanks: { 0: title.source } });
  const indicator = member.within('group', 'Indicator {number}', { number: 1 });
  await indicator.write('Name of the indicator', 'Purity');
  await indicator.choose('Comparison', 'AT_LEAST');
  await indicator.write('Target', '99.5');
  await indicator.write('Unit', '%');
  await member.write('Problem', 'Lithium from brine is not pure enough.');
  await member.choose('Field', 'biomedicine');
  await member.write('Budget', money(150));
  await member.setMoment('Deadline', '2040-06-01T12:00');
  await member.tick('checkbox', /^Joint development$/);
  await member.press('Submit');
  await member.reads('Experts diagnose it; then the organizer selects it, returns it or rejects it.');
}

/** The organizer has a judge diagnose it, and selects it. */
export async function diagnose({ organizer, judge, cast, title }: Path): Promise<void> {
  await toChallenge(organizer, cast, 'Rounds of review');
  await organizer.follow('Plan a round');
  await organizer.tick('radio', 'Diagnosis of needs');
  await organizer.press('Plan this round');
  await organizer.press('Open the round');
  await assign(organizer, cast, title);
  await judge.goTo('My reviews');
  await judge.within('main').follow(title);
  await judge.press('Accept: no conflict of interest');
  await judge.writeEach('Points for {0}', ['9', '8']);
  await judge.tick('radio', /^(Select|建议入选)$/);
  await judge.press('Submit the review');
  await judge.reads('That was the last one. <0>All my reviews</0>');
  await toNeed(organizer, cast, title);
  await organizer.pressAndConfirm('Select');
  await organizer.reads(
    'The enterprise reads the public text and confirms it; without that it is not released.',
  );
}

/** The enterprise confirms what the public will read, and the organizer releases it. */
export async function release({ member, organizer, title }: Path): Promise<void> {
  await member.goTo('My needs');
  await member.within('main').follow(title);
  await member.pressAndConfirm('Confirm version {publicVersion}', { publicVersion: 1 });
  await member.reads('The public text is confirmed; the organizer releases it.');
  await organizer.reload();
  await organizer.pressAndConfirm('Release');
  await organizer.sees('button', 'Close to answers');
}

/** A team finds it, answers it point by point and gets its receipt. */
export async function answer({ app, leader, title }: Path): Promise<void> {
  await app.outbox.drain();
  await leader.goTo('Search');
  await leader.write('Words to search for', title.source);
  await leader.page.locator('.marked em').first().waitFor();
  await leader.within('main').follow(title);
  await leader.follow('Answer this need');
  await leader.write('Title of the solution', 'Two membranes');
  await leader.press('Begin');
  await leader.write('Abstract', 'A cascade of two membranes');
  await leader.follow('Continue');
  await leader.write('Value you promise', '99.7');
  await leader.follow('Continue');
  await leader.write('Technical route', 'Filter, polish, dry');
  await leader.choose('Technology readiness level (TRL)', '6');
  const last = new RegExp(`^${leader.text('Check and hand in').source}`);
  await leader.within('navigation', 'Steps').follow(last);
  await leader.reads('Nothing is missing.');
  await leader.pressAndConfirm('Hand in');
  await leader.sees('heading', 'Receipt');
}

/** The organizer locks the answers, finds this one eligible, has it scored blind and hands it over. */
export async function screen({ organizer, judge, cast, title }: Path): Promise<void> {
  await toNeed(organizer, cast, title);
  await organizer.press('Close to answers');
  await organizer.dialog().write('Reason', 'Agreed with the enterprise');
  await organizer.confirm('Close to answers');
  await organizer.reads(
    'The solutions are screened and handed over; the enterprise compares them and talks.',
  );
  await toSolution(organizer, cast);
  await organizer.pressAndConfirm('Screen');
  await toChallenge(organizer, cast, 'Rounds of review');
  await organizer.follow('Plan a round');
  await organizer.tick('radio', 'Blind screening of solutions');
  await organizer.write('Reviews that each subject needs', '1');
  await organizer.press('Plan this round');
  await organizer.press('Open the round');
  await assign(organizer, cast, title);
  await judge.goTo('My reviews');
  await judge.within('main').follow(/Two membranes/);
  await judge.press('Accept: no conflict of interest');
  await judge.writeEach('Points for {0}', ['8', '7', '9']);
  await judge.press('Submit the review');
  await judge.reads('That was the last one. <0>All my reviews</0>');
  await organizer.reload();
  await organizer.pressAndConfirm('Finalise the round');
  await organizer.follow('Results');
  // (8 × 4 + 7 × 4 + 9 × 2) of 100 points.
  await organizer.sees('cell', /^78$/);
  await toSolution(organizer, cast);
  await organizer.pressAndConfirm('Hand over to the enterprise');
}

/** The enterprise takes the solution up, and both sides turn their keys. */
export async function dock({ member, leader, title }: Path): Promise<void> {
  await member.goTo('My needs');
  await member.within('main').follow(title);
  await member.follow('Solutions and comparison');
  await member.press('Shortlist');
  await member.pressAndConfirm('Propose talks');
  await member.follow('To the talks');
  await member.pressAndConfirm('Turn our key');
  await leader.goTo('Dockings');
  await leader.within('main').follow(title);
  await leader.pressAndConfirm('Turn our key');
  await leader.reads('Agreed <0/>');
}

/** The organizer drafts the contract, both parties sign, and it is registered. */
export async function sign({ organizer, member, signatory, cast, team, title, money }: Path): Promise<void> {
  await organizer.goTo('Dockings');
  await organizer.within('main').follow(title);
  await organizer.follow('Draft a contract');
  await organizer.write('Total; empty while undetermined', money(80));
  await organizer.press('Save the draft');
  await organizer.sees('button', 'Give up the draft');
  await toContract(member, title);
  await member.pressAndConfirm('Sign for {name}', { name: cast.enterprise.name.text });
  await toContract(signatory, title);
  await signatory.pressAndConfirm('Sign for {name}', { name: team.institution.name.text });
  await organizer.reload();
  await organizer.press('Register');
  const form = organizer.dialog();
  await form.write('Registering office', 'Lanzhou office');
  await form.write('Number of the registration', '2040-0001');
  await form.choose('Registered as', 'DEVELOPMENT');
  await form.write('Technology value, part of the total', money(60));
  await organizer.confirm('Register');
}

/** What was agreed is reached, paid and accepted. */
export async function perform({ organizer, member, signatory, title, money }: Path): Promise<void> {
  await organizer.pressAndConfirm('Begin to perform');
  await organizer.press('Plan a milestone');
  const form = organizer.dialog();
  await form.write('What is to be reached', 'Pilot accepted');
  await form.setMoment('Due', '2040-12-01T12:00');
  await form.write('Due for it, if anything', money(80));
  await organizer.confirm('Plan a milestone');
  await organizer.sees('rowheader', /^Pilot accepted$/);
  await toContract(signatory, title);
  await signatory.pressAndConfirm('Reached');
  await toContract(member, title);
  await member.pressAndConfirm('Confirm');
  await member.press('Record a payment');
  await member.dialog().write('Amount', money(80));
  await member.confirm('Record a payment');
  await signatory.reload();
  await signatory.pressAndConfirm('It arrived');
  await member.reload();
  await member.pressAndConfirm('Accept the result');
  await member.reads('Accepted');
}

async function toChallenge(organizer: Person, { challenge }: Cast, page: string): Promise<void> {
  await organizer.goTo('Challenges');
  await organizer.within('main').follow(new RegExp(challenge.name.text));
  await organizer.within('navigation', 'Pages of the challenge').follow(page);
}

async function toNeed(organizer: Person, cast: Cast, title: RegExp): Promise<void> {
  await toChallenge(organizer, cast, 'Pipeline of needs');
  await organizer.within('main').follow(title);
}

async function toSolution(organizer: Person, cast: Cast): Promise<void> {
  await toChallenge(organizer, cast, 'Solutions');
  await organizer.within('main').follow(/-FA-/);
}

async function toContract(person: Person, title: RegExp): Promise<void> {
  await person.goTo('Contracts');
  await person.within('main').follow(title);
}

async function assign(organizer: Person, { judge }: Cast, subject: RegExp): Promise<void> {
  await organizer.follow('Assign');
  await organizer.tick('checkbox', subject);
  await organizer.tick('checkbox', new RegExp(judge.name));
  await organizer.press('Assign {more} reviews', { more: 1 });
  await organizer.reads('Assigned reviews: {0}', { 0: 1 });
}
