import { type SolutionEntry } from '../content/index.js';
import { enterpriseOf, onPaper, type Owner, providerKey, providerOf, witness } from './papers.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';

/** A contract as it is drafted; `key` is the solution's, or another one for an intent. */
export interface Drafting {
  readonly key: string;
  readonly kind: 'intent' | 'formal';
  readonly total: bigint;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly hasWitness: boolean;
  /** Key of the intent that it replaces. */
  readonly supersedes: string | null;
}

/** The office drafts what enterprise and provider agreed on. */
export function draftContract(
  telling: Telling,
  solution: SolutionEntry,
  { key, kind, total, from, until, hasWitness, supersedes }: Drafting,
  at: Date,
): Promise<void> {
  const { title } = solution.need;
  const name =
    kind === 'intent'
      ? { zh: `“${title.zh}”合作意向书`, en: `Letter of intent: ${title.en}` }
      : { zh: `“${title.zh}”产学研合作协议`, en: `Research contract: ${title.en}` };
  return telling.scene(`draft contract ${key}`, at, async (troupe) => {
    const { _id } = await troupe.services.contracts.draft(await troupe.as(telling.office.reviews), {
      dockingId: telling.dockings.id(solution.key),
      ...{ kind, total, from, until },
      name: localized(name),
      parties: partiesOf(telling, solution, hasWitness),
      supersedes: supersedes && telling.contracts.id(supersedes),
    });
    telling.contracts.set(key, _id);
  });
}

function owners(telling: Telling, solution: SolutionEntry): Owner[] {
  const third = { kind: 'organization', id: telling.cast.organization(witness.body) } as const;
  return [enterpriseOf(telling, solution), providerOf(telling, solution), third];
}

function partiesOf(telling: Telling, solution: SolutionEntry, hasWitness: boolean) {
  const roles = (['payer', 'provider', 'witness'] as const).slice(0, hasWitness ? 3 : 2);
  const all = owners(telling, solution);
  return roles.map((role, index) => {
    const { kind, id } = all[index]!;
    return {
      role,
      organizationId: kind === 'organization' ? id : null,
      personId: kind === 'person' ? id : null,
    };
  });
}

/** A party signs; what it signed on paper the office enters with the scan. */
export function signContract(
  telling: Telling,
  solution: SolutionEntry,
  { key, position, at, signedAt }: { key: string; position: number; at: Date; signedAt: Date | null },
): Promise<void> {
  const signatories = [solution.need.enterprise, providerKey(solution), witness.signatory];
  return telling.scene(`sign ${position} ${key}`, at, async (troupe) => {
    const { contracts } = troupe.services;
    const id = telling.contracts.id(key);
    if (signedAt === null) return contracts.sign(await troupe.as(signatories[position]!), id, position);
    const onBehalfOf = owners(telling, solution)[position]!;
    const act = await onPaper(telling, troupe, {
      onBehalfOf,
      effectiveAt: signedAt,
      title: `合同签字页 ${position + 1}`,
    });
    return contracts.sign(await troupe.as(telling.office.reviews), id, position, act);
  });
}

const registry = { zh: '陇原技术合同认定登记处', en: 'Longyuan Registry of Technology Contracts' };

export interface Registering {
  readonly type: 'development' | 'transfer' | 'licence' | 'consulting' | 'service';
  readonly number: number;
  readonly technologyValue: bigint;
}

export function registerContract(
  telling: Telling,
  key: string,
  { type, number, technologyValue }: Registering,
  at: Date,
): Promise<void> {
  return telling.scene(`register contract ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    await troupe.services.contracts.register(office, telling.contracts.id(key), {
      office: localized(registry),
      number: `LY2022-${String(number).padStart(4, '0')}`,
      type,
      technologyValue,
    });
  });
}

export function refuseRegistration(telling: Telling, key: string, at: Date, reason: string): Promise<void> {
  return telling.scene(`refuse registration ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    const id = telling.contracts.id(key);
    await troupe.services.contracts.take(office, id, 'refuseRegistration', { reason });
  });
}

/** All parties agreed on another sum, on paper. */
export function amendContract(
  telling: Telling,
  key: string,
  total: bigint,
  { at, signedAt }: { at: Date; signedAt: Date },
): Promise<void> {
  return telling.scene(`amend ${key}`, at, async (troupe) => {
    const evidence = await troupe.scan(telling.office.reviews, '补充协议.pdf', [
      'Synthetic: written for demonstration.',
      'Supplementary agreement: the total is changed; every other term stays as it is.',
      `Signed by all parties on ${signedAt.toISOString().slice(0, 10)}.`,
    ]);
    const act = { evidence, effectiveAt: signedAt, reason: '增加一批中试验证，双方签订补充协议' };
    const office = await troupe.as(telling.office.reviews);
    await troupe.services.contracts.amend(office, telling.contracts.id(key), { total }, act);
  });
}
