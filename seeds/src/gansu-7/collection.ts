import { draft, recommend, registerEnterprise, submit, withdraw } from '../acts/requirements.js';
import { type Enterprise } from '../content/index.js';
import { type NeedPlan } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** Numbers of credit codes: those below are the bodies'. */
const firstNumber = 1_001;

/** From mid-February to the end of March: enterprises register and hand in their needs, officers recommend, some withdraw. */
export function collection(season: Season): Part[] {
  const { plans, content, telling } = season;
  const recommended = plans.filter(({ recommendedAt }) => recommendedAt !== null);
  const withdrawn = plans.filter(({ withdrawnAt }) => withdrawnAt !== null);
  return [
    forEach('Enterprises register', [...content.enterprises.entries()], ([index, each]) =>
      registerEnterprise(telling, each, firstNumber + index, firstDraft(plans, each)),
    ),
    forEach('Needs are drafted', plans, ({ need, draftedAt, publication }) =>
      draft(telling, need, draftedAt, publication?.deadline ?? null),
    ),
    // One after the other, since the code of each counts on from the one before.
    inTurn('Needs are submitted', plans, ({ need, submittedAt }) => submit(telling, need, submittedAt)),
    forEach('Officers recommend', recommended, (plan) =>
      recommend(telling, plan.need, officerFor(season, plan), plan.recommendedAt!),
    ),
    forEach('Enterprises withdraw', withdrawn, ({ need, withdrawnAt }) =>
      withdraw(telling, need, withdrawnAt!, need.diagnosis),
    ),
  ];
}

function firstDraft(plans: readonly NeedPlan[], { key }: Enterprise): Date {
  const own = plans.filter(({ need }) => need.enterprise === key);
  return new Date(Math.min(...own.map(({ draftedAt }) => draftedAt.getTime())));
}

/** The liaison officer of the enterprise's prefecture. */
function officerFor({ content, telling }: Season, { need }: NeedPlan): string {
  const prefecture = `${telling.enterpriseOf(need).region.slice(0, 4)}00`;
  const officer = content.cast.people.find(({ region }) => region === prefecture);
  if (!officer) throw new Error(`there is no officer in ${prefecture}`);
  return officer.key;
}
