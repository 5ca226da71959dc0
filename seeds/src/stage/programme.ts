/** Says how far a world is: so many of so many scenes, and what is being done. */
export type Report = (done: number, total: number, what: string) => void;

/** A part of a world: scenes that may be played at once, up to so many. */
export interface Part {
  readonly what: string;
  /** 1 where one scene needs what the one before it left. */
  readonly atOnce: number;
  readonly scenes: readonly (() => Promise<void>)[];
}

/** What independent scenes may share of one database without waiting for each other. */
export const together = 8;

/** Scenes for each of the items, several at once. */
export function forEach<T>(what: string, items: readonly T[], scene: (item: T) => Promise<void>): Part {
  return { what, atOnce: together, scenes: items.map((item) => () => scene(item)) };
}

/** Scenes for each of the items, one after the other. */
export function inTurn<T>(what: string, items: readonly T[], scene: (item: T) => Promise<void>): Part {
  return { ...forEach(what, items, scene), atOnce: 1 };
}

/** Plays part after part. The first scene that fails ends it all, once those under way have ended. */
export async function playAll(parts: readonly Part[], report: Report): Promise<void> {
  const total = parts.reduce((sum, { scenes }) => sum + scenes.length, 0);
  let done = 0;
  for (const part of parts) {
    report(done, total, part.what);
    await playPart(part, () => report(++done, total, part.what));
  }
}

async function playPart({ scenes, atOnce }: Part, played: () => void): Promise<void> {
  const waiting = [...scenes];
  let failed = false;
  const play = async () => {
    for (let scene = waiting.shift(); scene && !failed; scene = waiting.shift()) {
      await scene().catch((error: unknown) => {
        failed = true;
        throw error;
      });
      played();
    }
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, play));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
