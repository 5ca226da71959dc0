import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { requirementWorkflow } from '@duijie/shared';
import { type ActInput } from '../../../ui/acting.js';
import {
  CloseNeedDocument,
  ConcludeNeedDocument,
  ExtendNeedDocument,
  RejectNeedDocument,
  ReleaseNeedDocument,
  ReopenNeedDocument,
  ReturnNeedDocument,
  SelectNeedDocument,
} from './moves.generated.js';
import { type Need, type Stage } from './stages.js';

export type MoveAction =
  'SELECT' | 'RELEASE' | 'EXTEND' | 'CLOSE' | 'REOPEN' | 'CONCLUDE' | 'RETURN' | 'REJECT';

/** One thing an organizer can do to needs, one or many. */
export interface Move {
  readonly action: MoveAction;
  readonly label: MessageDescriptor;
  /** Said while it waits to be sent, and is being sent. */
  readonly going: MessageDescriptor;
  readonly document: TypedDocumentNode<unknown, OperationVariables>;
  readonly needsReason: boolean;
  /** A new deadline has to be given. */
  readonly needsDeadline: boolean;
  readonly danger: boolean;
  /** Where it takes a need, for dragging. */
  readonly to: Stage;
}

/** What is asked once for all needs of a move. */
export interface Given {
  readonly reason?: string;
  readonly deadline?: string;
}

type Saying = Pick<Move, 'action' | 'label' | 'going' | 'to'> & { document: unknown };

const sayings: readonly Saying[] = [
  {
    action: 'SELECT',
    label: msg`Select`,
    going: msg`Selecting`,
    document: SelectNeedDocument,
    to: 'release',
  },
  {
    action: 'RELEASE',
    label: msg`Release`,
    going: msg`Releasing`,
    document: ReleaseNeedDocument,
    to: 'answer',
  },
  { action: 'EXTEND', label: msg`Extend`, going: msg`Extending`, document: ExtendNeedDocument, to: 'answer' },
  {
    action: 'CLOSE',
    label: msg({ context: 'need', message: 'Close' }),
    going: msg`Closing`,
    document: CloseNeedDocument,
    to: 'dock',
  },
  { action: 'REOPEN', label: msg`Reopen`, going: msg`Reopening`, document: ReopenNeedDocument, to: 'answer' },
  {
    action: 'CONCLUDE',
    label: msg`Conclude`,
    going: msg`Concluding`,
    document: ConcludeNeedDocument,
    to: 'over',
  },
  {
    action: 'RETURN',
    label: msg`Return`,
    going: msg`Returning`,
    document: ReturnNeedDocument,
    to: 'collect',
  },
  { action: 'REJECT', label: msg`Reject`, going: msg`Rejecting`, document: RejectNeedDocument, to: 'over' },
];

/** All of them, in the order in which they are offered. */
export const moves: readonly Move[] = sayings.map(({ document, ...saying }) => ({
  ...saying,
  document: document as TypedDocumentNode<unknown, OperationVariables>,
  needsReason: requirementWorkflow.actions[saying.action.toLowerCase() as 'select'].needsReason ?? false,
  needsDeadline: saying.action === 'EXTEND' || saying.action === 'REOPEN',
  danger: saying.action === 'REJECT',
}));

/** The moves that some of the needs allow, each with those that do. */
export function movesFor(needs: readonly Need[]): { move: Move; needs: Need[] }[] {
  return moves
    .map((move) => ({ move, needs: needs.filter((need) => need.viewerActions.includes(move.action)) }))
    .filter(({ needs: allowed }) => allowed.length > 0);
}

/** What to send for one need. */
export function variablesOf(need: Need, given: Given, lang: string): OperationVariables {
  const act: ActInput = {
    expectedVersion: need.version,
    ...(given.reason !== undefined && { reason: given.reason }),
  };
  return { id: need.id, act, lang, ...(given.deadline !== undefined && { deadline: given.deadline }) };
}
