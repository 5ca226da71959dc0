import { type Problem } from '@duijie/shared';
import { amountProblems, type Fen } from '../../kernel/index.js';
import { type ContractRecord } from '../model.js';

type Money = Pick<ContractRecord, 'terms' | 'paid' | 'planned' | 'registration'>;

/** What is still to be paid; null while the total is undetermined. */
export function outstandingOf({ terms: { total }, paid }: Pick<Money, 'terms' | 'paid'>): Fen | null {
  return total === null ? null : total - paid;
}

/** Money goes from a payer to a provider, is more than nothing, and in sum never more than the total. */
export function paymentProblems(
  contract: Pick<ContractRecord, 'terms' | 'paid' | 'parties'>,
  { from, to, amount }: { from: number; to: number; amount: Fen },
): Problem[] {
  const { parties } = contract;
  const problems: Problem[] = [];
  if (parties[from]?.role !== 'payer')
    problems.push({ path: 'from', code: 'NOT_A_PAYER', message: 'name a party that pays by its position' });
  if (parties[to]?.role !== 'provider')
    problems.push({ path: 'to', code: 'NOT_A_PROVIDER', message: 'name a party that provides' });
  if (amount <= 0n)
    return [...problems, { path: 'amount', code: 'NOT_POSITIVE', message: 'must be more than nothing' }];
  problems.push(...amountProblems('amount', amount));
  const outstanding = outstandingOf(contract);
  if (outstanding !== null && amount > outstanding)
    problems.push({ path: 'amount', code: 'ABOVE_TOTAL', message: `${outstanding} fen are outstanding` });
  return problems;
}

/** What is due for milestones is in sum never more than the total. */
export function milestoneProblems(
  { terms: { total }, planned }: Pick<Money, 'terms' | 'planned'>,
  amount: Fen | null,
): Problem[] {
  const problems = amountProblems('amount', amount);
  if (problems.length > 0 || amount === null || total === null || amount <= total - planned) return problems;
  const message = `of ${total} fen ${planned} are due for other milestones`;
  return [{ path: 'amount', code: 'ABOVE_TOTAL', message }];
}

/** The technology value is part of the total. */
export function technologyProblems(technologyValue: Fen, total: Fen | null): Problem[] {
  const path = 'technologyValue';
  const problems = amountProblems(path, technologyValue);
  if (problems.length > 0 || total === null || technologyValue <= total) return problems;
  return [{ path, code: 'ABOVE_TOTAL', message: `the total is ${total} fen` }];
}

/** A total that is to hold from now on covers what was paid or is due, and the registered technology value. */
export function totalProblems({ terms: { total }, paid, planned, registration }: Money): Problem[] {
  if (total === null) return [];
  const path = 'total';
  const problems: Problem[] = [];
  if (total < paid) problems.push({ path, code: 'BELOW_PAID', message: `${paid} fen are paid already` });
  if (total < planned)
    problems.push({ path, code: 'BELOW_MILESTONES', message: `${planned} fen are due for milestones` });
  if (registration && total < registration.technologyValue)
    problems.push({
      path,
      code: 'BELOW_TECHNOLOGY_VALUE',
      message: `the registered technology value is ${registration.technologyValue} fen`,
    });
  return problems;
}
