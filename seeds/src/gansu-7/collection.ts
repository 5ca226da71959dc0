import { formOf } from '../acts/form.js';
import { type Enterprise } from '../content/index.js';
import { type NeedPlan } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { office, type Season } from './season.js';

const minuteMs = 60_000;

/** From mid-February to the end of March: enterprises register and hand in their needs, officers recommend, some withdraw. */
export function collection(season: Season): Part[] {
  const { plans, content } = season;
  const enterprises = [...content.enterprises.entries()];
  const recommended = plans.filter(({ recommendedAt }) => recommendedAt !== null);
  const withdrawn = plans.filter(({ withdrawnAt }) => withdrawnAt !== null);
  return [
    forEach('Enterprises register', enterprises, ([index, each]) => register(season, each, index)),
    forEach('Needs are drafted', plans, (plan) => draft(season, plan)),
    // One after the other, since the code of each counts on from the one before.
    inTurn('Needs are submitted', plans, (plan) => submit(season, plan)),
    forEach('Officers recommend', recommended, (plan) => recommend(season, plan)),
    forEach('Enterprises withdraw', withdrawn, (plan) => withdraw(season, plan)),
  ];
}

/** An enterprise registers an hour before it drafts its first need. */
async function register(season: Season, enterprise: Enterprise, index: number): Promise<void> {
  const { key, contact } = enterprise;
  const { troupe, plans } = season;
  const drafts = plans
    .filter(({ need }) => need.enterprise === key)
    .map(({ draftedAt }) => draftedAt.getTime());
  const before = (minutes: number) => new Date(Math.min(...drafts) - minutes * minuteMs);
  await season.scene(`meet ${key}`, before(60), () => troupe.register(office.requirements, key, contact));
  await season.scene(`claim ${key}`, before(50), () => troupe.claim(key, enterprise, 1_001 + index));
  await season.scene(`verify ${key}`, before(20), () => troupe.verify(office.administrator, key));
}

function draft(season: Season, { need, draftedAt, publication }: NeedPlan): Promise<void> {
  const { troupe, services, content, challengeId } = season;
  const enterprise = content.enterprises.find(({ key }) => key === need.enterprise)!;
  return season.scene(`draft ${need.key}`, draftedAt, async () => {
    const drafted = await services.requirements.draft(await troupe.as(enterprise.key), {
      ...formOf(need, enterprise),
      challengeId,
      organizationId: troupe.organization(enterprise.key),
      ...(publication && { deadline: publication.deadline }),
    });
    season.requirements.set(need.key, drafted._id);
  });
}

function submit(season: Season, plan: NeedPlan): Promise<void> {
  const { key, enterprise } = plan.need;
  return season.scene(`submit ${key}`, plan.submittedAt, async () => {
    await season.services.requirements.submit(await season.troupe.as(enterprise), season.requirement(plan));
  });
}

function recommend(season: Season, plan: NeedPlan): Promise<void> {
  const { key, enterprise } = plan.need;
  const region = season.content.enterprises.find((each) => each.key === enterprise)!.region;
  const officer = season.content.cast.people.find((person) => person.region === `${region.slice(0, 4)}00`)!;
  return season.scene(`recommend ${key}`, plan.recommendedAt!, async () => {
    const viewer = await season.troupe.as(officer.key);
    await season.services.requirements.take(viewer, season.requirement(plan), 'recommend');
  });
}

function withdraw(season: Season, plan: NeedPlan): Promise<void> {
  const { key, enterprise, diagnosis } = plan.need;
  return season.scene(`withdraw ${key}`, plan.withdrawnAt!, async () => {
    const viewer = await season.troupe.as(enterprise);
    const act = { reason: diagnosis.zh };
    await season.services.requirements.take(viewer, season.requirement(plan), 'withdraw', act);
  });
}
