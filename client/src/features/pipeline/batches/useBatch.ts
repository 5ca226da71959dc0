import { useCallback, useEffect, useRef, useState } from 'react';
import { type Batch, type Outcomes, patienceSeconds, sendAll } from './batch.js';

/** A batch on its way: how many seconds are left to undo it, then what became of its records. */
export interface Running {
  readonly secondsLeft: number;
  readonly isSent: boolean;
  readonly outcomes: Outcomes;
  readonly sendNow: () => void;
}

/** Waits, then sends; at once when the page is left meanwhile, by a link or for good. */
export function useBatch(batch: Batch, onEnd: () => void): Running {
  const [secondsLeft, setSecondsLeft] = useState(patienceSeconds);
  const [isSent, setSent] = useState(false);
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const isStarted = useRef(false);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const start = useCallback(
    (isLeaving: boolean) => {
      if (isStarted.current) return;
      isStarted.current = true;
      setSent(true);
      const tell = (id: string, outcome: NonNullable<ReturnType<Outcomes['get']>>) =>
        setOutcomes((before) => new Map(before).set(id, outcome));
      void sendAll(batch.items, isLeaving, tell).then(() => end.current());
    },
    [batch],
  );
  useEffect(() => {
    const due = Date.now() + patienceSeconds * 1000;
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((due - Date.now()) / 1000));
      setSecondsLeft(left);
      if (left === 0) start(false);
    }, 250);
    const leave = () => start(true);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
    };
  }, [start]);
  return { secondsLeft, isSent, outcomes, sendNow: () => start(false) };
}
