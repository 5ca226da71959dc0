import { type SolutionForm } from '@duijie/server';
import { type Answer, type Bilingual, type SolutionEntry } from '../content/index.js';
import { fenOf } from './form.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';

/** A team's leader writes the answer down. What is revised later promises less time at first. */
export function draftSolution(
  telling: Telling,
  solution: Answer,
  at: Date,
  isRevised = false,
): Promise<void> {
  const { key, need, team, months } = solution;
  return telling.scene(`draft ${key}`, at, async (troupe) => {
    const { _id } = await troupe.services.solutions.draft(await troupe.as(team.key), {
      ...solutionForm(solution, telling.indicators(need)),
      requirementId: telling.requirement(need),
      teamId: troupe.cast.team(team.key),
      ...(isRevised && { months: months + 3 }),
    });
    telling.solutions.set(key, _id);
  });
}

export function handIn(
  telling: Telling,
  { key, team }: Answer,
  at: Date,
  action: 'submit' | 'submitLate',
): Promise<void> {
  return telling.scene(`hand in ${key}`, at, async (troupe) => {
    const leader = await troupe.as(team.key);
    await troupe.services.solutions.handIn(leader, telling.solutions.id(key), action);
  });
}

/** The leader hands it in again, with the time that the content says. */
export function reviseSolution(telling: Telling, solution: SolutionEntry, at: Date): Promise<void> {
  const { key, team, months } = solution;
  return telling.scene(`revise ${key}`, at, async (troupe) => {
    const { solutions } = troupe.services;
    const leader = await troupe.as(team.key);
    const id = telling.solutions.id(key);
    await solutions.edit(leader, id, { months });
    await solutions.handIn(leader, id, 'revise');
  });
}

export function withdrawSolution(
  telling: Telling,
  { key, team, feedback }: SolutionEntry,
  at: Date,
): Promise<void> {
  return telling.scene(`withdraw ${key}`, at, async (troupe) => {
    const leader = await troupe.as(team.key);
    const act = { reason: feedback?.zh ?? null };
    await troupe.services.solutions.take(leader, telling.solutions.id(key), 'withdraw', act);
  });
}

/** What the office does to a solution that it sees. */
export function takeSolution(
  telling: Telling,
  { key }: SolutionEntry,
  action: 'admitLate' | 'handOver',
  at: Date,
  reason: string | null = null,
): Promise<void> {
  return telling.scene(`${action} ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    await troupe.services.solutions.take(office, telling.solutions.id(key), action, { reason });
  });
}

/** The office looks whether it may take part; if not, the team is told why. */
export function screenSolution(
  telling: Telling,
  { key, outcome, feedback }: SolutionEntry,
  at: Date,
): Promise<void> {
  return telling.scene(`screen ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    const id = telling.solutions.id(key);
    const { solutions } = troupe.services;
    if (outcome === 'ineligible')
      await solutions.screen(office, id, 'ineligible', feedback && localized(feedback));
    else await solutions.screen(office, id, 'eligible', null);
  });
}

export function shortlistSolution(telling: Telling, { key, need }: SolutionEntry, at: Date): Promise<void> {
  return telling.scene(`shortlist ${key}`, at, async (troupe) => {
    const enterprise = await troupe.as(need.enterprise);
    await troupe.services.solutions.take(enterprise, telling.solutions.id(key), 'shortlist');
  });
}

export function declineSolution(
  telling: Telling,
  { key }: SolutionEntry,
  at: Date,
  feedback: Bilingual,
): Promise<void> {
  return telling.scene(`decline ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    await troupe.services.solutions.decline(office, telling.solutions.id(key), localized(feedback));
  });
}

/** A solution as its team fills it in; the indicators are answered in the order of their keys. */
function solutionForm(solution: Answer, indicators: readonly string[]): Required<SolutionForm> {
  const { team, responses, priceWan } = solution;
  return {
    title: localized(solution.title),
    abstract: localized(solution.abstract),
    route: localized(solution.route),
    responses: responses.map(({ value, text, evidence }, index) => ({
      key: indicators[index]!,
      value,
      text: text && localized(text),
      evidence: localized(evidence),
    })),
    trl: solution.trl,
    members: [team.leader, ...team.members].map(({ name }) => localized(name)),
    intellectualProperty: solution.ip.map(localized),
    price: priceWan === null ? null : fenOf(priceWan),
    months: solution.months,
    schedule: null,
  };
}
