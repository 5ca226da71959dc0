import { type RoundTerms } from '@duijie/server';
import { type Bilingual, type SolutionEntry } from '../content/index.js';
import { fields } from './dictionaries.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';

/** The best score of a criterion, in tenths of a point. */
const best = 250;

const criteria = [
  { code: 'fit', name: { zh: '指标符合度', en: 'Fit to the indicators' } },
  { code: 'novelty', name: { zh: '技术创新性', en: 'Novelty' } },
  { code: 'maturity', name: { zh: '成熟度与可实施性', en: 'Maturity and feasibility' } },
  { code: 'economy', name: { zh: '成本与效益', en: 'Cost and benefit' } },
];

interface RoundDates {
  readonly from: Date;
  readonly until: Date;
}

/** Two experts read without knowing whose it is. */
export function blindRound(field: string, dates: RoundDates): RoundTerms {
  const { zh, en } = fieldName(field);
  const name = { zh: `方案初评（${zh}）`, en: `Paper screening (${en})` };
  return { ...terms(name, dates), kind: 'paper', blind: true, formula: 'mean', minimumReviews: 2 };
}

/** Five judges hear the teams; the best and the worst score of each do not count. */
export function onSiteRound(field: string, dates: RoundDates): RoundTerms {
  const { zh, en } = fieldName(field);
  const name = { zh: `现场赛（${zh}）`, en: `On-site contest (${en})` };
  return { ...terms(name, dates), kind: 'on-site', blind: false, formula: 'trimmed-mean', minimumReviews: 5 };
}

function fieldName(field: string): Bilingual {
  return fields.find(({ code }) => code === field)!.name;
}

function terms(name: Bilingual, dates: RoundDates) {
  return {
    ...dates,
    name: localized(name),
    rubric: criteria.map((each) => ({
      code: each.code,
      name: localized(each.name),
      maxScore: best,
      weight: 1,
      anchors: [],
    })),
    recommendations: [],
    tieRule: 'higher-criterion' as const,
    tieCriterion: 'fit',
    thresholds: [],
  };
}

/** The office plans a round under a key of its own. */
export function planRound(telling: Telling, key: string, round: RoundTerms, at: Date): Promise<void> {
  return telling.scene(`plan ${key}`, at, async (troupe) => {
    const { rounds } = troupe.services.reviews;
    const office = await troupe.as(telling.office.reviews);
    telling.rounds.set(key, (await rounds.create(office, telling.challengeId, round))._id);
  });
}

export function moveRound(
  telling: Telling,
  key: string,
  action: 'open' | 'finalise',
  at: Date,
): Promise<void> {
  return telling.scene(`${action} ${key}`, at, async (troupe) => {
    const { rounds } = troupe.services.reviews;
    await rounds[action](await troupe.as(telling.office.reviews), telling.rounds.id(key));
  });
}

/** Every judge is to judge every one of the solutions. */
export function assignJudges(
  telling: Telling,
  key: string,
  { solutions, judges }: { solutions: readonly SolutionEntry[]; judges: readonly string[] },
  at: Date,
): Promise<void> {
  return telling.scene(`assign ${key}`, at, async (troupe) => {
    const { assignments } = troupe.services.reviews;
    const made = await assignments.assign(await troupe.as(telling.office.reviews), {
      roundId: telling.rounds.id(key),
      subjects: solutions.map((each) => ({ kind: 'solution', id: telling.solutions.id(each.key) })),
      reviewers: judges.map((judge) => troupe.cast.person(judge)),
    });
    for (const { _id, subjectId, reviewer } of made) {
      const solution = solutions.find((each) => telling.solutions.id(each.key) === subjectId)!;
      const judge = judges.find((each) => troupe.cast.person(each) === reviewer)!;
      telling.judgements.set(judgementKey(key, judge, solution), _id);
    }
  });
}

/** What a judge finds, in points of each criterion. */
export interface Verdict {
  readonly judge: string;
  readonly points: readonly number[];
  readonly acceptedAt: Date;
  readonly submittedAt: Date;
}

export async function judge(
  telling: Telling,
  key: string,
  solution: SolutionEntry,
  verdict: Verdict,
): Promise<void> {
  const name = judgementKey(key, verdict.judge, solution);
  const id = telling.judgements.id(name);
  await telling.scene(`accept ${name}`, verdict.acceptedAt, async (troupe) =>
    troupe.services.reviews.assignments.accept(await troupe.as(verdict.judge), id),
  );
  await telling.scene(`judge ${name}`, verdict.submittedAt, async (troupe) => {
    const { assignments } = troupe.services.reviews;
    const viewer = await troupe.as(verdict.judge);
    const scores = criteria.map(({ code }, index) => ({
      criterion: code,
      score: verdict.points[index]! * 10,
    }));
    await assignments.score(viewer, id, { scores });
    await assignments.submit(viewer, id);
  });
}

/** The panel's key, and the enterprise's. */
export async function award(
  telling: Telling,
  round: string,
  solution: SolutionEntry,
  { kind, grantedAt, confirmedAt }: { kind: string; grantedAt: Date; confirmedAt: Date },
): Promise<void> {
  const { key, need } = solution;
  await telling.scene(`award ${key}`, grantedAt, async (troupe) => {
    const subject = { kind: 'solution', id: telling.solutions.id(key) };
    const granting = { roundId: telling.rounds.id(round), kind, subject };
    const { awards } = troupe.services.reviews;
    const office = await troupe.as(telling.office.reviews);
    telling.awards.set(key, (await awards.grant(office, granting))._id);
  });
  await telling.scene(`confirm award ${key}`, confirmedAt, async (troupe) => {
    const { awards } = troupe.services.reviews;
    await awards.confirm(await troupe.as(need.enterprise), telling.awards.id(key));
  });
}

function judgementKey(round: string, judge: string, { key }: SolutionEntry): string {
  return `${round} ${judge} ${key}`;
}
