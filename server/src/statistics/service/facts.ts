import { type FactRow } from '../model.js';
import { type Definition } from './definitions.js';

/** A fact as the figures see it: taken as it happens, or read from history. */
export interface Happening {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly seq: number;
  readonly action: string;
  readonly from: string | null;
  readonly recordedAt: Date;
  readonly effectiveAt: Date;
  readonly challengeId: string;
  readonly field: string | null;
  readonly region: string;
}

/**
 * The subject's rows after the fact; rows that it does not touch are the same objects. Pure, so that following the facts
 * and rebuilding from history cannot differ.
 */
export function applied(
  rows: readonly FactRow[],
  happening: Happening,
  definitions: readonly Definition[],
): FactRow[] {
  return definitions.reduce<FactRow[]>(
    (before, definition) => {
      const isOpen = (row: FactRow) => row.metric === definition.metric && row.recordedUntil === null;
      if (closes(definition, happening))
        return before.map((row) => (isOpen(row) ? closed(row, happening) : row));
      if (definition.opens.includes(happening.action) && !before.some(isOpen))
        return [...before, opened(definition, happening)];
      return before;
    },
    [...rows],
  );
}

function closes({ closes }: Definition, { action, from }: Happening): boolean {
  return closes.some((each) => each.action === action && (!each.from || each.from.includes(from ?? '')));
}

function opened({ metric }: Definition, happening: Happening): FactRow {
  const { subjectKind, subjectId, seq, challengeId, field, region, recordedAt, effectiveAt } = happening;
  return {
    _id: `${metric}:${subjectId}:${seq}`,
    challengeId,
    metric,
    subjectKind,
    subjectId,
    field,
    region,
    recordedFrom: recordedAt,
    recordedUntil: null,
    effectiveFrom: effectiveAt,
    effectiveUntil: null,
  };
}

function closed(row: FactRow, { recordedAt, effectiveAt }: Happening): FactRow {
  return { ...row, recordedUntil: recordedAt, effectiveUntil: effectiveAt };
}
