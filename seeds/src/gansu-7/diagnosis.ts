import { diagnosisRound } from '../acts/diagnosis.js';
import { assign, type Batch, diagnose, openRound, standBack } from '../acts/reviews.js';
import { localized } from '../acts/texts.js';
import { milestones, type NeedPlan, type Review } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** The number of the decision on the diagnosis, as it is printed on the document. */
export const decisionNumber = '甘创赛办〔2022〕9号';

/** A need that an expert diagnoses. */
export type Reviewed = NeedPlan & { readonly review: Review };

/** In April experts diagnose every need that is left; in May the office decides on what they found. */
export function diagnosis(season: Season): Part[] {
  const { telling } = season;
  const reviewed = reviewedOf(season);
  const conflicts = reviewed.filter(({ review }) => review.conflict !== null);
  const terms = diagnosisRound(milestones.diagnosisOpened, milestones.diagnosisEnds);
  const opening = { plannedAt: milestones.diagnosisPlanned, openedAt: milestones.diagnosisOpened };
  return [
    inTurn('The diagnosis opens', [terms], (each) => openRound(telling, each, opening)),
    inTurn('Experts get their needs', firstBatches(reviewed), (batch) => assign(telling, batch)),
    forEach('Experts stand back', conflicts, ({ need, review }) =>
      standBack(telling, need, review.conflict!),
    ),
    inTurn('Others take their place', conflicts, ({ need, review }) =>
      assign(telling, { expert: review.expert, at: review.assignedAt, needs: [need] }),
    ),
    forEach('Experts diagnose', reviewed, ({ need, review }) => diagnose(telling, need, review)),
    inTurn('The diagnosis is decided on', [season], decide),
  ];
}

export function reviewedOf({ plans }: Season): Reviewed[] {
  return plans.filter((plan): plan is Reviewed => plan.review !== null);
}

/** What each expert is asked first, all of it at once. */
function firstBatches(reviewed: readonly Reviewed[]): Batch[] {
  const asked = ({ review }: Reviewed) => review.conflict ?? review;
  const experts = [...new Set(reviewed.map((plan) => asked(plan).expert))];
  return experts.map((expert) => {
    const own = reviewed.filter((plan) => asked(plan).expert === expert);
    return { expert, at: asked(own[0]!).assignedAt, needs: own.map(({ need }) => need) };
  });
}

async function decide(season: Season): Promise<void> {
  const { telling } = season;
  const { challengeId, roundId, office } = telling;
  const outcomes = reviewedOf(season).map(({ need, review }) => ({
    subjectKind: 'requirement',
    subjectId: telling.requirement(need),
    outcome: review.recommendation,
    reason: review.recommendation === 'select' ? null : need.diagnosis.zh,
  }));
  await telling.scene('finalise the diagnosis', milestones.diagnosisFinalised, async (troupe) =>
    troupe.services.reviews.rounds.finalise(await troupe.as(office.reviews), roundId),
  );
  await telling.scene('decide on the diagnosis', milestones.decision, async (troupe) =>
    troupe.services.reviews.decisions.record(await troupe.as(office.reviews), {
      challengeId,
      roundId,
      number: decisionNumber,
      minutes: localized(minutes),
      outcomes,
      decidedAt: milestones.diagnosisFinalised,
      supersedes: null,
    }),
  );
}

const minutes = {
  zh: '组织办公室听取各领域专家诊断情况，逐条审议诊断意见，同意专家建议：入选需求进入公开文本修订与企业确认，不予发布的告知理由，需补充的退回企业。',
  en: 'The office heard the experts of each field and went through their findings one by one. It follows their recommendations: selected needs go on to a public text that the enterprise confirms, those not released are told why, incomplete ones go back to the enterprise.',
};
