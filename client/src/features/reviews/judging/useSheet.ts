import { useCallback, useEffect, useRef, useState } from 'react';
import { useAct } from '../../../ui/acting.js';
import { asInput, type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type ReviewSheetFragment, ScoreReviewDocument } from './assignment.generated.js';

/** A score sheet as it is being filled in. */
export interface Sheet {
  /** In tenths of a point, by the codes of criteria. */
  readonly scores: Readonly<Record<string, number>>;
  readonly recommendation: string | null;
  readonly comment: LocalizedTextInput | null;
}

const pauseMs = 800;

function sheetOf({ scores, recommendation, comment }: ReviewSheetFragment): Sheet {
  const byCode = Object.fromEntries(scores.map(({ criterion, score }) => [criterion, score]));
  return { scores: byCode, recommendation, comment: asInput(comment) };
}

/** The sheet, kept by the server a moment after each change; `keep` does it at once and tells whether it is kept. */
export function useSheet(review: ReviewSheetFragment) {
  const [sheet, setSheet] = useState(() => sheetOf(review));
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const { act, refusal, isActing } = useAct(ScoreReviewDocument);
  const latest = useRef(sheet);
  const kept = useRef(sheet);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { id } = review;
  const keep = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const current = latest.current;
    if (current === kept.current) return true;
    const done = await act({ id, sheet: inputOf(current) });
    if (!done) return false;
    kept.current = current;
    setSavedAt(new Date());
    // Something may have been changed meanwhile.
    return latest.current === current || keep();
  }, [act, id]);
  const change = useCallback(
    (part: Partial<Sheet>) => {
      latest.current = { ...latest.current, ...part };
      setSheet(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), pauseMs);
    },
    [keep],
  );
  // What was written last is kept although the page is left.
  useEffect(() => () => void keep(), [keep]);
  return { sheet, change, keep, savedAt, refusal, isSaving: isActing };
}

function inputOf({ scores, recommendation, comment }: Sheet) {
  return {
    scores: Object.entries(scores).map(([criterion, score]) => ({ criterion, score })),
    ...(recommendation !== null && { recommendation }),
    ...(comment?.text && { comment }),
  };
}
