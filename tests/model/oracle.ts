import { applied, type Happening, definitionsOf, type FactRow } from '@duijie/server';
import fc from 'fast-check';
import { type TestApp } from '../factories/index.js';

/** What is known of one contract: the facts that were recorded, in that order. */
export type Story = readonly Happening[];

const epoch = Date.parse('2022-01-01T00:00:00Z');
/** Facts are recorded, and take effect, in so many minutes. */
const span = 100_000;
const mostFen = 10_000_000_000_000n;
const fields = ['biomedicine', 'petrochemical', 'other'];
const actions = ['amend', 'correct', 'terminate', 'register'] as const;

const minutes = fc.noBias(fc.nat({ max: span }));
const entries = fc.array(
  fc.record({
    action: fc.constantFrom(...actions),
    recorded: minutes,
    // What happened long ago is entered today, and what will only hold later as well.
    effective: minutes,
    amount: fc.bigInt({ min: 0n, max: mostFen }),
  }),
  { minLength: 1, maxLength: 6 },
);
const aStory = fc.record({ isSigned: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0), entries });

/** Random contracts, spread over challenges: one in ten is voided before it is signed. The same seed makes the same ones. */
export function* stories(count: number, challenges: number, seed: number): Generator<Story> {
  let number = 0;
  for (const { isSigned, entries: made } of fc.sample(aStory, { numRuns: count, seed })) {
    const place = {
      ...{ challengeId: `oracle-${number % challenges}`, field: fields[number % fields.length]! },
      ...{ region: '620100', province: '610000', requirementId: null, teamId: null },
      ...{ subjectKind: 'contract', subjectId: `contract-${number++}` },
    };
    const inOrder = made.toSorted((a, b) => a.recorded - b.recorded);
    yield inOrder.map(({ action, recorded, effective, amount }, index) => {
      const first = isSigned ? ['sign', 'draft', 'signed'] : ['void', 'draft', 'void'];
      const [named, from, to] = index === 0 ? first : [action, 'signed', 'signed'];
      const at = { recordedAt: instant(recorded), effectiveAt: instant(effective) };
      return { ...place, ...at, seq: index + 2, action: named!, from: from!, to: to!, amount };
    });
  }
}

const instant = (minute: number) => new Date(epoch + minute * 60_000);

/** The moments at which figures are asked for, evenly through the time and a little beyond it. */
export function momentsOf(count: number): Date[] {
  return Array.from({ length: count }, (_none, index) => instant(Math.floor((index * span * 1.05) / count)));
}

/** The rows that the product keeps of a contract, as it follows its facts. */
export function rowsOf(story: Story): FactRow[] {
  const definitions = definitionsOf('contract');
  // A contract that was voided as a draft has no more facts.
  const told = story[0]!.action === 'void' ? story.slice(0, 1) : story;
  return told.reduce<FactRow[]>((rows, fact) => applied(rows, fact, definitions), []);
}

export type Basis = 'recorded' | 'effective';

/** Works out anew what contracts come to, from the facts alone. */
export class Oracle {
  readonly totals = new Map<string, bigint>();

  constructor(
    private readonly moments: readonly Date[],
    private readonly basis: Basis,
  ) {}

  add(story: Story): void {
    if (story[0]!.action !== 'sign') return;
    const telling = story.filter(({ action }) => ['sign', 'amend', 'correct'].includes(action));
    for (const [index, moment] of this.moments.entries()) {
      const isKnown = (fact: Happening) =>
        (this.basis === 'recorded' ? fact.recordedAt : fact.effectiveAt) <= moment;
      const last = telling.findLast(isKnown);
      if (!last) continue;
      const key = `${story[0]!.challengeId} ${index}`;
      this.totals.set(key, (this.totals.get(key) ?? 0n) + last.amount);
    }
  }
}

/** Asks the product at every moment; answers where it says something else than the oracle. */
export async function differencesFrom(
  app: TestApp,
  {
    moments,
    basis,
    oracle,
    challenges,
  }: { moments: readonly Date[]; basis: Basis; oracle: Oracle; challenges: number },
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, moment] of moments.entries())
    for (let number = 0; number < challenges; number++) {
      const challengeIds = [`oracle-${number}`];
      const asking = { programme: 'technology-challenge', challengeIds, moment, basis } as const;
      const [found] = await app.services.statistics.figures({ ...asking, dimensions: ['field'] });
      const { totals, by } = found!;
      const wanted = oracle.totals.get(`${challengeIds[0]} ${index}`) ?? 0n;
      const inFields = [...by.field.values()].reduce((sum, { contracted }) => sum + contracted, 0n);
      if (totals.contracted === wanted && inFields === wanted) continue;
      const said = `${totals.contracted}, and ${inFields} in fields, not ${wanted}`;
      wrong.push(`${challengeIds[0]} at ${moment.toISOString()}, ${basis}: ${said}`);
    }
  return wrong;
}
