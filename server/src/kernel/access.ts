import { type Rule } from './policy.js';

/** What one slice declares about its part of the schema; a root field or record field without an entry does not start. */
export interface SliceAccess {
  /** `Query.round`, `Mutation.openRound` → who may call it at all; finer rules are the use case's. */
  readonly roots: Readonly<Record<string, Rule>>;
  /** Per object type that shows a record: every field, either `'open'` to whoever may see the record, or a rule on it. */
  // boundary: rules of many record types stand in one table, each judged with its own record
  readonly fields: Readonly<Record<string, Readonly<Record<string, 'open' | Rule<never>>>>>;
}
