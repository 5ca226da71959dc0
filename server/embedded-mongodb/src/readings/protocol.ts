/** What a thread for long readings is told at its start. */
export interface ThreadInput {
  /** The LMDB file. */
  file: string;
}

/** What it is asked: to begin a reading, to give a cursor's next batch, or to let the cursor go. */
export type Question =
  | { kind: 'begin'; number: number; command: Uint8Array }
  | { kind: 'next'; number: number; command: Uint8Array; cursor: bigint }
  | { kind: 'kill'; cursor: bigint }
  | { kind: 'close' };

/** What it says: a reply, and the cursor that has more to give (0 when none has); or a fault of the engine. */
export type Answer =
  | { kind: 'reply'; number: number; reply: Uint8Array; cursor: bigint }
  | { kind: 'forgotten'; cursor: bigint }
  | { kind: 'fault'; message: string };
