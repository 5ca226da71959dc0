import { move } from '../acts/challenge.js';
import { confirm, confirmOnPaper, extend, release, revise, settle } from '../acts/requirements.js';
import { type NeedPlan, type Publication, milestones } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { decisionNumber, reviewedOf } from './diagnosis.js';
import { type Season } from './season.js';

/** A need that reaches the public. */
type Published = NeedPlan & { readonly publication: Publication };

/** From May to December: needs are sorted, worded for the public, confirmed, released, some extended, and closed. */
export function publication(season: Season): Part[] {
  const { telling, plans } = season;
  const published = plans.filter((plan): plan is Published => plan.publication !== null);
  const extended = published.filter((plan) => plan.publication.extension !== null);
  return [
    forEach('Needs are selected or rejected', reviewedOf(season), ({ need, review }) =>
      settle(telling, need, review.recommendation, review.decidedAt, decisionNumber),
    ),
    forEach('Public texts are written and confirmed', published, (plan) => word(season, plan)),
    inTurn('Solutions are called for', ['startSoliciting'] as const, (action) =>
      move(telling, action, milestones.soliciting),
    ),
    forEach('Needs are released', published, ({ need, publication: { releasedAt } }) =>
      release(telling, need, releasedAt),
    ),
    forEach('Deadlines are put off', extended, ({ need, publication: { extension } }) =>
      extend(telling, need, extension!.at, extension!),
    ),
    inTurn('Needs are closed at their deadlines', deadlinesOf(published), (deadline) =>
      telling.scene(`close at ${deadline.toISOString()}`, deadline, (troupe) =>
        troupe.services.requirements.closeDue(),
      ),
    ),
    inTurn('The contest and docking begin', [season], async () => {
      await move(telling, 'startJudging', milestones.judging);
      await move(telling, 'startDocking', milestones.docking);
    }),
  ];
}

async function word({ telling }: Season, { need, publication }: Published): Promise<void> {
  const { revisedAt, confirmedAt, signedAt } = publication;
  await revise(telling, need, revisedAt);
  if (signedAt) await confirmOnPaper(telling, need, confirmedAt, signedAt);
  else await confirm(telling, need, confirmedAt);
}

/** Every instant at which something closes, in order. */
function deadlinesOf(published: readonly Published[]): Date[] {
  const times = published.map(({ publication: { deadline, extension } }) =>
    (extension?.deadline ?? deadline).getTime(),
  );
  return [...new Set(times)].sort((a, b) => a - b).map((time) => new Date(time));
}
