import { type Bilingual, type Enterprise, type Institution, type Need } from '../content/index.js';
import { formOf } from './form.js';
import { type Telling } from './telling.js';

const minuteMs = 60_000;

/** An enterprise or institution becomes known in the hour before it is needed: its contact is entered, claims it, and it is verified. */
export async function registerEnterprise(
  telling: Telling,
  enterprise: Enterprise | Institution,
  number: number,
  firstDraft: Date,
): Promise<void> {
  const { office } = telling;
  const { key, contact } = enterprise;
  const before = (minutes: number) => new Date(firstDraft.getTime() - minutes * minuteMs);
  await telling.scene(`meet ${key}`, before(60), (troupe) =>
    troupe.register(office.requirements, key, contact),
  );
  await telling.scene(`claim ${key}`, before(50), (troupe) => troupe.claim(key, enterprise, number));
  await telling.scene(`verify ${key}`, before(20), (troupe) => troupe.verify(office.administrator, key));
}

/** The enterprise fills in the form; without a deadline of its own the challenge's stands. */
export function draft(telling: Telling, need: Need, at: Date, deadline: Date | null): Promise<void> {
  const { challengeId } = telling;
  const enterprise = telling.enterpriseOf(need);
  return telling.scene(`draft ${need.key}`, at, async (troupe) => {
    const drafted = await troupe.services.requirements.draft(await troupe.as(enterprise.key), {
      ...formOf(need, enterprise),
      challengeId,
      organizationId: telling.cast.organization(enterprise.key),
      ...(deadline && { deadline }),
    });
    telling.drafted(need, drafted);
  });
}

export function submit(telling: Telling, need: Need, at: Date): Promise<void> {
  return telling.scene(`submit ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(need.enterprise);
    await troupe.services.requirements.submit(viewer, telling.requirement(need));
  });
}

export function recommend(telling: Telling, need: Need, officer: string, at: Date): Promise<void> {
  return telling.scene(`recommend ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(officer);
    await troupe.services.requirements.take(viewer, telling.requirement(need), 'recommend');
  });
}

export function withdraw(telling: Telling, need: Need, at: Date, { zh: reason }: Bilingual): Promise<void> {
  return telling.scene(`withdraw ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(need.enterprise);
    await troupe.services.requirements.take(viewer, telling.requirement(need), 'withdraw', { reason });
  });
}

/** The office selects, returns or rejects; all but selecting with a reason. */
export function settle(
  telling: Telling,
  need: Need,
  action: 'select' | 'return' | 'reject',
  at: Date,
  decisionNumber: string | null,
): Promise<void> {
  return telling.scene(`${action} ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(telling.office.requirements);
    const act = { decisionNumber, ...(action !== 'select' && { reason: need.diagnosis?.zh ?? null }) };
    await troupe.services.requirements.take(viewer, telling.requirement(need), action, act);
  });
}

/** The office takes the enterprise's words over as they are: none of them tells a name that is not to be public. */
export function revise(telling: Telling, need: Need, at: Date): Promise<void> {
  return telling.scene(`revise ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(telling.office.requirements);
    const act = { reason: '按诊断意见核对公开文本' };
    await troupe.services.requirements.revise(viewer, telling.requirement(need), {}, null, act);
  });
}

/** The enterprise confirms the public text as it stands. */
export function confirm(telling: Telling, need: Need, at: Date): Promise<void> {
  return telling.scene(`confirm ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(need.enterprise);
    const id = telling.requirement(need);
    const { publicVersion } = (await troupe.services.requirements.find(viewer, { id }))!;
    await troupe.services.requirements.confirm(viewer, id, publicVersion);
  });
}

/** The office enters what the enterprise signed on paper earlier, with the scan as evidence. */
export function confirmOnPaper(telling: Telling, need: Need, at: Date, effectiveAt: Date): Promise<void> {
  const { office } = telling;
  return telling.scene(`confirm ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(office.requirements);
    const id = telling.requirement(need);
    const { code, publicVersion } = (await troupe.services.requirements.find(viewer, { id }))!;
    const evidence = await troupe.scan(office.requirements, `${code} 公开文本确认函.pdf`, [
      'Synthetic: written for demonstration.',
      `We confirm version ${publicVersion} of the public text of our requirement ${code}.`,
      `Signed and stamped on ${effectiveAt.toISOString().slice(0, 10)}.`,
    ]);
    const onBehalfOf = { kind: 'organization', id: telling.cast.organization(need.enterprise) } as const;
    await troupe.services.requirements.confirm(viewer, id, publicVersion, {
      onBehalfOf,
      evidence,
      effectiveAt,
    });
  });
}

export function release(telling: Telling, need: Need, at: Date): Promise<void> {
  return telling.scene(`release ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(telling.office.requirements);
    await troupe.services.requirements.take(viewer, telling.requirement(need), 'release');
  });
}

export function extend(
  telling: Telling,
  need: Need,
  at: Date,
  { deadline, reason }: { deadline: Date; reason: string },
): Promise<void> {
  return telling.scene(`extend ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(telling.office.requirements);
    await troupe.services.requirements.extend(viewer, telling.requirement(need), deadline, { reason });
  });
}

/** The office ends a need that found no deal, or no answer. */
export function conclude(telling: Telling, need: Need, at: Date): Promise<void> {
  return telling.scene(`conclude ${need.key}`, at, async (troupe) => {
    const viewer = await troupe.as(telling.office.requirements);
    await troupe.services.requirements.conclude(viewer, telling.requirement(need));
  });
}
