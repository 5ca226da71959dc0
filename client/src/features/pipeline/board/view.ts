import { type Move } from './moves.js';
import { type Situation } from './situation.js';
import { type Need } from './stages.js';

/** What board and table show and offer. */
export interface PipelineView {
  readonly needs: readonly Need[];
  readonly situationOf: (needId: string) => Situation;
  readonly fieldName: (code: string | null) => string;
  readonly selected: ReadonlySet<string>;
  /** What is on its way to happen to a need, in words. */
  readonly pending: ReadonlyMap<string, string>;
  readonly now: number;
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void;
  /** Offers the moves of these needs. */
  readonly onOffer: (needs: readonly Need[]) => void;
  readonly onMove: (move: Move, needs: readonly Need[]) => void;
}
