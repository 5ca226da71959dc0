import { type RoundTerms } from '@duijie/server';
import { type Need } from '../content/index.js';
import { type Recommendation } from '../plan/index.js';
import { diagnosisSheet } from './diagnosis.js';
import { type Telling } from './telling.js';

/** The office plans a round and opens it. */
export async function openRound(
  telling: Telling,
  terms: RoundTerms,
  { plannedAt, openedAt }: { plannedAt: Date; openedAt: Date },
): Promise<void> {
  await telling.scene('plan the round', plannedAt, async (troupe) => {
    const { rounds } = troupe.services.reviews;
    const office = await troupe.as(telling.office.reviews);
    telling.roundId = (await rounds.create(office, telling.challengeId, terms))._id;
  });
  await telling.scene('open the round', openedAt, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    await troupe.services.reviews.rounds.open(office, telling.roundId);
  });
}

/** What one expert is asked to review at once. */
export interface Batch {
  readonly expert: string;
  readonly at: Date;
  readonly needs: readonly Need[];
}

/** Assignments of one round wait for each other: batches go one after the other. */
export function assign(telling: Telling, { expert, at, needs }: Batch): Promise<void> {
  const { cast, office, roundId } = telling;
  const names = needs.map(({ key }) => key).join(' ');
  return telling.scene(`assign ${expert} ${names}`, at, async (troupe) => {
    const subjects = needs.map((need) => ({ kind: 'requirement', id: telling.requirement(need) }));
    const assigning = { roundId, subjects, reviewers: [cast.person(expert)] };
    const { assignments } = troupe.services.reviews;
    for (const { _id, subjectId } of await assignments.assign(await troupe.as(office.reviews), assigning))
      telling.assigned(
        needs.find((need) => telling.requirement(need) === subjectId)!,
        _id,
      );
  });
}

export function standBack(
  telling: Telling,
  need: Need,
  { expert, declaredAt, reason }: { expert: string; declaredAt: Date; reason: string },
): Promise<void> {
  return telling.scene(`stand back ${need.key}`, declaredAt, async (troupe) => {
    const { assignments } = troupe.services.reviews;
    await assignments.declareConflict(await troupe.as(expert), telling.assignment(need), { reason });
  });
}

/** An expert's review of a need. */
export interface Finding {
  readonly expert: string;
  readonly acceptedAt: Date;
  readonly submittedAt: Date;
  readonly points: readonly number[];
  readonly recommendation: Recommendation;
}

/** The expert accepts, scores, and submits what the content says they found. */
export async function diagnose(telling: Telling, need: Need, finding: Finding): Promise<void> {
  const { expert, acceptedAt, submittedAt, points, recommendation } = finding;
  if (!need.diagnosis) throw new Error(`nobody wrote what the diagnosis of ${need.key} is`);
  const id = telling.assignment(need);
  const sheet = diagnosisSheet(points, need.diagnosis, recommendation);
  await telling.scene(`accept ${need.key}`, acceptedAt, async (troupe) =>
    troupe.services.reviews.assignments.accept(await troupe.as(expert), id),
  );
  await telling.scene(`diagnose ${need.key}`, submittedAt, async (troupe) => {
    const { assignments } = troupe.services.reviews;
    const viewer = await troupe.as(expert);
    await assignments.score(viewer, id, sheet);
    await assignments.submit(viewer, id);
  });
}
