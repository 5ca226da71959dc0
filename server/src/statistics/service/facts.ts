import { type FactRow } from '../model.js';
import { type Definition, type Step } from './definitions.js';

/** Where a record is counted, and with which amount. */
export type Place = Pick<
  FactRow,
  'challengeId' | 'field' | 'region' | 'province' | 'requirementId' | 'teamId' | 'amount'
>;

/** A fact as the figures see it: taken as it happens, or read from history. */
export interface Happening extends Place {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly seq: number;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly recordedAt: Date;
  readonly effectiveAt: Date;
}

/**
 * The subject's rows after the fact; rows that it does not touch are the same objects. Pure, so that following the facts
 * and rebuilding from history cannot differ. What held when is told by the fact that was recorded last among those that had
 * taken effect by then: a correction entered today for January changes January.
 */
export function applied(
  rows: readonly FactRow[],
  happening: Happening,
  definitions: readonly Definition[],
): FactRow[] {
  return definitions.reduce<FactRow[]>(
    (before, definition) => follow(before, happening, definition),
    [...rows],
  );
}

/** Whether a definition speaks of what happened. */
export function touches({ opens, closes, changes = [] }: Definition, step: HappenedStep): boolean {
  return takes([...opens, ...closes, ...changes], step);
}

function follow(before: FactRow[], happening: Happening, definition: Definition): FactRow[] {
  const isOwn = ({ metric }: FactRow) => metric === definition.metric;
  const open = before.find((row) => isOwn(row) && row.recordedUntil === null);
  const ended = () => before.map((row) => (isOwn(row) ? overruled(row, happening) : row));
  if (takes(definition.closes, happening)) return open ? ended() : before;
  const opens = !open && takes(definition.opens, happening);
  const changes = open && takes(definition.changes ?? [], happening);
  return opens || changes ? [...ended(), opened(definition.metric, happening)] : before;
}

type HappenedStep = Pick<Happening, 'action' | 'from' | 'to'>;

function takes(steps: readonly Step[], { action, from, to }: HappenedStep): boolean {
  return steps.some(
    (step) =>
      step.action === action &&
      (!step.from || step.from.includes(from ?? '')) &&
      (step.to === undefined || step.to === to),
  );
}

function opened(metric: string, happening: Happening): FactRow {
  const { subjectKind, subjectId, seq, recordedAt, effectiveAt } = happening;
  const { challengeId, field, region, province, requirementId, teamId, amount } = happening;
  return {
    ...{ _id: `${metric}:${subjectId}:${seq}`, challengeId, metric, subjectKind, subjectId },
    ...{ field, region, province, requirementId, teamId, amount },
    ...{ recordedFrom: recordedAt, recordedUntil: null, effectiveFrom: effectiveAt, effectiveUntil: null },
  };
}

/** From the fact on it holds no more, neither as recorded nor as effective. */
function overruled(row: FactRow, { recordedAt, effectiveAt }: Happening): FactRow {
  const { recordedUntil, effectiveUntil } = row;
  if (recordedUntil !== null && effectiveUntil !== null && effectiveUntil <= effectiveAt) return row;
  return {
    ...row,
    recordedUntil: recordedUntil ?? recordedAt,
    effectiveUntil: effectiveUntil === null || effectiveAt < effectiveUntil ? effectiveAt : effectiveUntil,
  };
}
