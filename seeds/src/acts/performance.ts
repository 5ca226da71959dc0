import { type SolutionEntry } from '../content/index.js';
import { type MilestonePlan } from '../plan/index.js';
import { enterpriseOf, onPaper, providerKey } from './papers.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';

const names = {
  start: { zh: '合同生效，启动研发', en: 'Contract in force, work begins' },
  pilot: { zh: '中试验证达到约定指标', en: 'Pilot run meets the indicators' },
  acceptance: { zh: '现场考核与验收', en: 'Test on site and acceptance' },
};

/** The office enters that the parties have begun, with the steps they agreed on. */
export function beginPerformance(
  telling: Telling,
  key: string,
  at: Date,
  steps: readonly MilestonePlan[],
): Promise<void> {
  return telling.scene(`perform ${key}`, at, async (troupe) => {
    const { contracts } = troupe.services;
    const office = await troupe.as(telling.office.reviews);
    const contractId = telling.contracts.id(key);
    await contracts.take(office, contractId, 'perform');
    for (const { name, dueAt, amount } of steps) {
      const planned = { contractId, name: localized(names[name]), dueAt, amount };
      telling.milestones.set(`${key} ${name}`, (await contracts.milestones.plan(office, planned))._id);
    }
  });
}

/** The provider reaches a step, the payer confirms it and pays, the provider sees it arrive: as far as it came. */
export async function goThrough(
  telling: Telling,
  solution: SolutionEntry,
  step: MilestonePlan,
): Promise<void> {
  const { team, need } = solution;
  const key = `${solution.key} ${step.name}`;
  const take = (action: 'reach' | 'confirm', by: string, at: Date) =>
    telling.scene(`${action} ${key}`, at, async (troupe) => {
      const { milestones } = troupe.services.contracts;
      await milestones.take(await troupe.as(by), telling.milestones.id(key), action);
    });
  if (step.reachedAt) await take('reach', team.key, step.reachedAt);
  if (step.confirmedAt) await take('confirm', need.enterprise, step.confirmedAt);
  if (step.payment) await pay(telling, solution, step);
}

const hourMs = 3_600_000;

async function pay(telling: Telling, solution: SolutionEntry, step: MilestonePlan): Promise<void> {
  const { at, confirmedAt, isOnPaper } = step.payment!;
  const key = `${solution.key} ${step.name}`;
  await telling.scene(`pay ${key}`, at, async (troupe) => {
    const { payments } = troupe.services.contracts;
    const payment = {
      contractId: telling.contracts.id(solution.key),
      milestoneId: telling.milestones.id(key),
      ...{ from: 0, to: 1, amount: step.amount },
      reference: `DEMO-${solution.key}-${step.name}`.toUpperCase(),
    };
    const onBehalfOf = enterpriseOf(telling, solution);
    const effectiveAt = new Date(at.getTime() - hourMs);
    const act = isOnPaper
      ? await onPaper(telling, troupe, { onBehalfOf, effectiveAt, title: '银行回单' })
      : null;
    const payer = await troupe.as(isOnPaper ? telling.office.reviews : solution.need.enterprise);
    telling.payments.set(key, (await payments.record(payer, payment, act))._id);
  });
  if (confirmedAt)
    await telling.scene(`arrive ${key}`, confirmedAt, async (troupe) => {
      const provider = await troupe.as(providerKey(solution));
      await troupe.services.contracts.payments.confirm(provider, telling.payments.id(key));
    });
}

export function acceptResult(telling: Telling, { key, need }: SolutionEntry, at: Date): Promise<void> {
  return telling.scene(`accept contract ${key}`, at, async (troupe) => {
    const enterprise = await troupe.as(need.enterprise);
    await troupe.services.contracts.take(enterprise, telling.contracts.id(key), 'accept');
  });
}
