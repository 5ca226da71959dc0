import { type SolutionOwnQuery, type SolutionRecordQuery } from './record.generated.js';

/** A solution as its page shows it. */
export type SolutionAsRead = NonNullable<SolutionRecordQuery['solution']>;

/** What the team alone reads of it. */
export type SolutionOwn = NonNullable<SolutionOwnQuery['solution']>;

/** What the buttons of a solution need. */
export interface ActsProps {
  readonly solution: SolutionAsRead;
  readonly reload: () => void;
}
