import { type Refusal } from '../../../ui/acting.js';

/** One record of a batch. */
export interface BatchItem {
  readonly id: string;
  readonly name: string;
  /** Does it; answers why not, or null. `isLeaving`: the page is being left, the browser finishes it. */
  readonly send: (isLeaving: boolean) => Promise<Refusal | null>;
}

/** The same thing done to several records. It waits a while, so that it can be undone, and then runs to its end. */
export interface Batch {
  readonly id: number;
  /** What is being done, e.g. "Releasing". */
  readonly label: string;
  readonly items: readonly BatchItem[];
}

/** What became of each record so far, by its id. */
export type Outcomes = ReadonlyMap<string, Refusal | 'done'>;

/** How long everything can be undone, in seconds. */
export const patienceSeconds = 10;

const atOnce = 3;

/** Sends all items, a few at a time, or all at once where the page is being left; tells each outcome as it comes. */
export async function sendAll(
  items: readonly BatchItem[],
  isLeaving: boolean,
  tell: (id: string, outcome: Refusal | 'done') => void,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift())
      tell(item.id, (await item.send(isLeaving)) ?? 'done');
  };
  await Promise.all(Array.from({ length: isLeaving ? items.length : atOnce }, lane));
}
