import { type NeedPlan, type Publication, milestones } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { decisionNumber } from './diagnosis.js';
import { moveChallenge } from './preparation.js';
import { office, type Season } from './season.js';

/** A need that reaches the public. */
type Published = NeedPlan & { readonly publication: Publication };

/** From May to December: needs are sorted, worded for the public, confirmed, released, some extended, and closed. */
export function publication(season: Season): Part[] {
  const decided = season.plans.filter(({ review }) => review !== null);
  const published = season.plans.filter((plan): plan is Published => plan.publication !== null);
  const extended = published.filter((plan) => plan.publication.extension !== null);
  return [
    forEach('Needs are selected or rejected', decided, (plan) => settle(season, plan)),
    forEach('Public texts are written and confirmed', published, (plan) => word(season, plan)),
    inTurn('Solutions are called for', ['startSoliciting'] as const, (move) =>
      moveChallenge(season, move, milestones.soliciting),
    ),
    forEach('Needs are released', published, (plan) => release(season, plan)),
    forEach('Deadlines are put off', extended, (plan) => extend(season, plan)),
    inTurn('Needs are closed at their deadlines', deadlinesOf(published), (deadline) =>
      close(season, deadline),
    ),
    inTurn('The contest and docking begin', [season], async () => {
      await moveChallenge(season, 'startJudging', milestones.judging);
      await moveChallenge(season, 'startDocking', milestones.docking);
    }),
  ];
}

function settle(season: Season, plan: NeedPlan): Promise<void> {
  const { key, diagnosis } = plan.need;
  const { recommendation, decidedAt } = plan.review!;
  return season.scene(`${recommendation} ${key}`, decidedAt, async () => {
    const viewer = await season.troupe.as(office.requirements);
    const act = { decisionNumber, ...(recommendation !== 'select' && { reason: diagnosis.zh }) };
    await season.services.requirements.take(viewer, season.requirement(plan), recommendation, act);
  });
}

/** The office takes the enterprise's words over as they are: none of them tells a name that is not to be public. */
async function word(season: Season, plan: Published): Promise<void> {
  const { requirements } = season.services;
  const { key } = plan.need;
  const { revisedAt, confirmedAt, signedAt } = plan.publication;
  const id = season.requirement(plan);
  const version = await season.scene(`revise ${key}`, revisedAt, async () => {
    const reason = '按诊断意见核对公开文本';
    const viewer = await season.troupe.as(office.requirements);
    return (await requirements.revise(viewer, id, {}, null, { reason })).publicVersion;
  });
  await season.scene(`confirm ${key}`, confirmedAt, () =>
    signedAt ? confirmOnPaper(season, plan, version) : confirmOnline(season, plan, version),
  );
}

async function confirmOnline(season: Season, plan: Published, version: number): Promise<void> {
  const viewer = await season.troupe.as(plan.need.enterprise);
  await season.services.requirements.confirm(viewer, season.requirement(plan), version);
}

async function confirmOnPaper(season: Season, plan: Published, version: number): Promise<void> {
  const { troupe, services } = season;
  const id = season.requirement(plan);
  const viewer = await troupe.as(office.requirements);
  const { code } = (await services.requirements.find(viewer, { id }))!;
  const signed = plan.publication.signedAt!;
  const evidence = await troupe.scan(office.requirements, `${code} 公开文本确认函.pdf`, [
    'Synthetic: written for demonstration.',
    `We confirm version ${version} of the public text of our requirement ${code}.`,
    `Signed and stamped on ${signed.toISOString().slice(0, 10)}.`,
  ]);
  const onBehalfOf = { kind: 'organization', id: troupe.organization(plan.need.enterprise) } as const;
  await services.requirements.confirm(viewer, id, version, { onBehalfOf, evidence, effectiveAt: signed });
}

function release(season: Season, plan: Published): Promise<void> {
  return season.scene(`release ${plan.need.key}`, plan.publication.releasedAt, async () => {
    const viewer = await season.troupe.as(office.requirements);
    await season.services.requirements.take(viewer, season.requirement(plan), 'release');
  });
}

function extend(season: Season, plan: Published): Promise<void> {
  const { at, deadline, reason } = plan.publication.extension!;
  return season.scene(`extend ${plan.need.key}`, at, async () => {
    const viewer = await season.troupe.as(office.requirements);
    await season.services.requirements.extend(viewer, season.requirement(plan), deadline, { reason });
  });
}

/** Every instant at which something closes, in order. */
function deadlinesOf(published: readonly Published[]): Date[] {
  const times = published.map(({ publication: { deadline, extension } }) =>
    (extension?.deadline ?? deadline).getTime(),
  );
  return [...new Set(times)].sort((a, b) => a - b).map((time) => new Date(time));
}

function close(season: Season, deadline: Date): Promise<void> {
  return season.scene(`close at ${deadline.toISOString()}`, deadline, async () => {
    await season.services.requirements.closeDue();
  });
}
