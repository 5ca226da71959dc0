import { move } from '../acts/challenge.js';
import { confirm, confirmOnPaper, extend, release, revise, settle } from '../acts/requirements.js';
import { type NeedPlan, type Publication, milestones } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { decisionNumber, reviewedOf } from './diagnosis.js';
import { type Season } from './season.js';

/** A need that reaches the public. */
type Published = NeedPlan & { readonly publication: Publication };

/** From May to August: needs are sorted, worded for the public, confirmed, released, and some extended. */
export function publication(season: Season): Part[] {
  const { telling } = season;
  const published = publishedOf(season);
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
  ];
}

/** What is left open at a deadline is closed, and with it its solutions are locked. */
export function closing(season: Season): Part[] {
  return [
    inTurn('Needs are closed at their deadlines', deadlinesOf(publishedOf(season)), (deadline) =>
      season.telling.scene(`close at ${deadline.toISOString()}`, deadline, (troupe) =>
        troupe.services.requirements.closeDue(),
      ),
    ),
    inTurn('Judging begins', ['startJudging'] as const, (action) =>
      move(season.telling, action, milestones.judging),
    ),
  ];
}

function publishedOf({ plans }: Season): Published[] {
  return plans.filter((plan): plan is Published => plan.publication !== null);
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
