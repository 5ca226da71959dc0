import { useCallback, useRef, useState } from 'react';
import { type Batch } from './batch.js';

/** The batches of a page. */
export interface Batches {
  readonly batches: readonly Batch[];
  /** What has not run to its end yet, by the ids of the records. */
  readonly pending: ReadonlyMap<string, string>;
  readonly start: (batch: Omit<Batch, 'id'>) => void;
  readonly drop: (id: number) => void;
  /** A batch was sent to its end. */
  readonly settle: (id: number) => void;
}

/** Keeps what was begun until it is undone or put away; `onSettled` is called whenever a batch has run. */
export function useBatches(onSettled: () => void): Batches {
  const [batches, setBatches] = useState<readonly Batch[]>([]);
  const [settled, setSettled] = useState<ReadonlySet<number>>(new Set());
  const next = useRef(0);
  const start = useCallback((batch: Omit<Batch, 'id'>) => {
    next.current += 1;
    const id = next.current;
    setBatches((before) => [...before, { ...batch, id }]);
  }, []);
  const drop = useCallback(
    (id: number) => setBatches((before) => before.filter((batch) => batch.id !== id)),
    [],
  );
  const settle = (id: number) => {
    setSettled((before) => new Set(before).add(id));
    onSettled();
  };
  const open = batches.filter(({ id }) => !settled.has(id));
  const pending = new Map(open.flatMap(({ label, items }) => items.map((item) => [item.id, label] as const)));
  return { batches, pending, start, drop, settle };
}
