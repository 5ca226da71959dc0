import { diagnosisRound, diagnosisSheet } from '../acts/diagnosis.js';
import { localized } from '../acts/texts.js';
import { milestones, type NeedPlan, type Review } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { office, type Season } from './season.js';

/** The number of the decision on the diagnosis, as it is printed on the document. */
export const decisionNumber = '甘创赛办〔2022〕9号';

/** A need that an expert diagnoses. */
type Reviewed = NeedPlan & { readonly review: Review };

/** In April experts diagnose every need that is left; in May the office decides on what they found. */
export function diagnosis(season: Season): Part[] {
  const reviewed = season.plans.filter((plan): plan is Reviewed => plan.review !== null);
  const conflicts = reviewed.filter(({ review }) => review.conflict !== null);
  return [
    inTurn('The diagnosis opens', [season], openRound),
    inTurn('Experts get their needs', batches(reviewed), (batch) => assign(season, batch)),
    forEach('Experts stand back', conflicts, (plan) => standBack(season, plan)),
    inTurn('Others take their place', conflicts, (plan) =>
      assign(season, { expert: plan.review.expert, at: plan.review.assignedAt, plans: [plan] }),
    ),
    forEach('Experts diagnose', reviewed, (plan) => review(season, plan)),
    inTurn('The diagnosis is decided on', [reviewed], (plans) => decide(season, plans)),
  ];
}

interface Batch {
  readonly expert: string;
  readonly at: Date;
  readonly plans: readonly Reviewed[];
}

async function openRound(season: Season): Promise<void> {
  const { rounds } = season.services.reviews;
  const reviews = () => season.troupe.as(office.reviews);
  const terms = diagnosisRound(milestones.diagnosisOpened, milestones.diagnosisEnds);
  await season.scene('plan the diagnosis', milestones.diagnosisPlanned, async () => {
    season.roundId = (await rounds.create(await reviews(), season.challengeId, terms))._id;
  });
  await season.scene('open the diagnosis', milestones.diagnosisOpened, async () =>
    rounds.open(await reviews(), season.roundId),
  );
}

/** What each expert is asked first, all of it at once. */
function batches(reviewed: readonly Reviewed[]): Batch[] {
  const asked = (review: Review) => review.conflict ?? review;
  const experts = [...new Set(reviewed.map(({ review }) => asked(review).expert))];
  return experts.map((expert) => {
    const plans = reviewed.filter(({ review }) => asked(review).expert === expert);
    return { expert, at: asked(plans[0]!.review).assignedAt, plans };
  });
}

/** In turn, for assignments of one round wait for each other. */
function assign(season: Season, { expert, at, plans }: Batch): Promise<void> {
  const names = plans.map(({ need }) => need.key).join(' ');
  return season.scene(`assign ${expert} ${names}`, at, async () => {
    const subjects = plans.map((plan) => ({ kind: 'requirement', id: season.requirement(plan) }));
    const assignments = await season.services.reviews.assignments.assign(
      await season.troupe.as(office.reviews),
      { roundId: season.roundId, subjects, reviewers: [season.troupe.person(expert)] },
    );
    for (const { _id, subjectId } of assignments) {
      const plan = plans.find((each) => season.requirement(each) === subjectId)!;
      season.assignments.set(plan.need.key, _id);
    }
  });
}

function standBack(season: Season, { need, review }: Reviewed): Promise<void> {
  const { expert, declaredAt, reason } = review.conflict!;
  return season.scene(`stand back ${need.key}`, declaredAt, async () => {
    const viewer = await season.troupe.as(expert);
    const assignment = season.assignments.get(need.key)!;
    await season.services.reviews.assignments.declareConflict(viewer, assignment, { reason });
  });
}

async function review(season: Season, { need, review: plan }: Reviewed): Promise<void> {
  const { assignments } = season.services.reviews;
  const expert = () => season.troupe.as(plan.expert);
  const id = season.assignments.get(need.key)!;
  const sheet = diagnosisSheet(plan.points, need.diagnosis, plan.recommendation);
  await season.scene(`accept ${need.key}`, plan.acceptedAt, async () =>
    assignments.accept(await expert(), id),
  );
  await season.scene(`diagnose ${need.key}`, plan.submittedAt, async () => {
    await assignments.score(await expert(), id, sheet);
    await assignments.submit(await expert(), id);
  });
}

async function decide(season: Season, plans: readonly Reviewed[]): Promise<void> {
  const { rounds, decisions } = season.services.reviews;
  const { challengeId, roundId } = season;
  const reviews = () => season.troupe.as(office.reviews);
  await season.scene('finalise the diagnosis', milestones.diagnosisFinalised, async () =>
    rounds.finalise(await reviews(), roundId),
  );
  await season.scene('decide on the diagnosis', milestones.decision, async () =>
    decisions.record(await reviews(), {
      challengeId,
      roundId,
      number: decisionNumber,
      minutes: localized(minutes),
      outcomes: plans.map((plan) => ({
        subjectKind: 'requirement',
        subjectId: season.requirement(plan),
        outcome: plan.review.recommendation,
        reason: plan.review.recommendation === 'select' ? null : plan.need.diagnosis.zh,
      })),
      decidedAt: milestones.diagnosisFinalised,
      supersedes: null,
    }),
  );
}

const minutes = {
  zh: '组织办公室听取各领域专家诊断情况，逐条审议诊断意见，同意专家建议：入选需求进入公开文本修订与企业确认，不予发布的告知理由，需补充的退回企业。',
  en: 'The office heard the experts of each field and went through their findings one by one. It follows their recommendations: selected needs go on to a public text that the enterprise confirms, those not released are told why, incomplete ones go back to the enterprise.',
};
