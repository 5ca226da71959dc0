import fc from 'fast-check';
import { outcomeOf } from './acts.js';
import { chosen, type Roll, sides } from './choosing.js';
import { born, type Lives } from './lives.js';
import { attempt } from './rules.js';
import { drafted, type Records, type Stage, standing, stored } from './scene.js';

// Without bias: small numbers are no simpler here than others.
const aRoll = fc.noBias(fc.nat({ max: sides - 1 }));

/** A history: how many slots there are, and what is tried one after the other. */
export const histories = (steps: number) =>
  fc.tuple(
    fc.integer({ min: 1, max: 2 }),
    fc.array(fc.record({ pick: aRoll, detail: aRoll }), { minLength: steps, maxLength: steps }),
  );

/** What was tried in all histories, and what came of it. */
export class Tally {
  steps = 0;
  readonly outcomes = new Map<string, number>();
  /** `kind.state` of every record after every step. */
  readonly states = new Set<string>();

  count(outcome: string, { requirement, solutions, dockings, contracts }: Lives): void {
    this.steps++;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    this.states.add(`requirement.${requirement.state}`);
    const lists = { solution: solutions, docking: dockings, contract: contracts };
    for (const [kind, all] of Object.entries(lists))
      for (const { state } of all) this.states.add(`${kind}.${state}`);
  }
}

/** Lives through a history on both sides; throws, with all that was tried, where they differ. */
export async function liveThrough(
  stage: Stage,
  [slots, rolls]: readonly [number, readonly Roll[]],
  tally: Tally,
): Promise<void> {
  const { app } = stage;
  const lives = born(slots, app.clock.now().getTime());
  const records = await drafted(stage, lives);
  const told: string[] = [];
  const agree = (what: string, real: unknown, wanted: unknown) => {
    if (JSON.stringify(real) === JSON.stringify(wanted)) return;
    const text = (value: unknown) => JSON.stringify(value, null, 1);
    throw new Error(`${told.join('\n')}\n${what}: ${text(real)} instead of ${text(wanted)}`);
  };
  for (const roll of rolls) {
    lives.now += 60_000;
    app.clock.set(new Date(lives.now));
    const tried = chosen(lives, roll);
    const real = await outcomeOf(stage, lives, records, tried);
    const wanted = attempt(lives, tried);
    told.push(`${tried.kind} ${tried.index} ${tried.action} (${tried.detail}): ${real}`);
    agree('it answered', real, wanted);
    agree('it stands', await stored(app, records), standing(lives));
    tally.count(real, lives);
  }
  agree('history', await historyOf(stage, records), historyWanted(lives));
  agree('figures', await figuresOf(stage, records), figuresWanted(lives, records));
}

/** How long the history of each record is, whether it is complete, and where it ends. */
async function historyOf({ app }: Stage, { requirement, solution, docking, contract }: Records) {
  const ids = [requirement, ...solution, ...docking, ...contract];
  const rows = app.kernel.connection.db!.collection<{ subjectId: string; seq: number; to: string }>(
    'history',
  );
  const found = await rows
    .find({ subjectId: { $in: ids } })
    .sort({ subjectId: 1, seq: 1 })
    .toArray();
  return ids.map((id) => {
    const own = found.filter(({ subjectId }) => subjectId === id);
    const isComplete = own.every(({ seq }, index) => seq === index + 1);
    return `${own.length} rows, ${isComplete ? '' : 'in'}complete, to ${own.at(-1)?.to}`;
  });
}

function historyWanted({ requirement, solutions, dockings, contracts }: Lives): string[] {
  return [requirement, ...solutions, ...dockings, ...contracts].map(
    ({ version, state }) => `${version} rows, complete, to ${state}`,
  );
}

/** What counts of the records now: `metric subject amount`. */
async function figuresOf({ app }: Stage, { solution, docking, contract }: Records): Promise<string[]> {
  interface Row {
    readonly metric: string;
    readonly subjectId: string;
    readonly amount: bigint;
  }
  const rows = await app.kernel.connection
    .db!.collection<Row & { recordedUntil: Date | null }>('statisticsFacts')
    .find({ subjectId: { $in: [...solution, ...docking, ...contract] }, recordedUntil: null })
    .toArray();
  return rows.map(({ metric, subjectId, amount }) => `${metric} ${subjectId} ${amount}`).sort();
}

function figuresWanted({ solutions, dockings, contracts }: Lives, records: Records): string[] {
  const wanted = [
    ...solutions.map(({ wasLocked }, index) => wasLocked && `solutions ${records.solution[index]} 0`),
    ...dockings.map(({ state }, index) => state === 'agreed' && `docked ${records.docking[index]} 0`),
    ...contracts.flatMap(({ kind, signed, endedAt, total }, index) => {
      const id = records.contract[index];
      const isSigned = kind === 'formal' && signed[0] && signed[1];
      const ended = isSigned && endedAt !== null && `terminated ${id} ${endedAt}`;
      return [isSigned && `contracts ${id} ${total}`, ended];
    }),
  ];
  return wanted.filter((each) => each !== false).sort();
}

/** Lives through so many histories; answers what was tried. The chain of every record is checked at last. */
export async function liveThroughAll(
  stage: Stage,
  { runs, steps, seed }: { runs: number; steps: number; seed: number },
  tell: (text: string) => void = () => undefined,
): Promise<Tally> {
  const tally = new Tally();
  let lived = 0;
  const property = fc.asyncProperty(histories(steps), async (history) => {
    await liveThrough(stage, history, tally);
    if (++lived % 20 === 0) tell(`${lived} histories, ${tally.steps} steps`);
  });
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  return tally;
}
