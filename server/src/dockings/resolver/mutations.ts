import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import {
  ActInput,
  type Failure,
  LocalizedTextInput,
  outcome,
  type RequestContext,
  storedText,
} from '../../kernel/graphql/index.js';
import { type DockingRecord } from '../model.js';
import { type Side } from '../policy.js';
import { type DockingService } from '../service.js';
import { DockingResult, DockingSideEnum } from '../types.js';

type Answer = Promise<DockingRecord | Failure>;

const act = [() => ActInput, { nullable: true }] as const;

/** From talks to an agreement. */
@Resolver()
export class DockingMutations {
  constructor(private readonly dockings: DockingService) {}

  @Mutation(() => DockingResult, {
    description:
      'Begins talks about a solution: the organizer, or the enterprise about one of its shortlist.',
  })
  proposeDocking(
    @Arg('solutionId', () => ID) solutionId: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.dockings.propose(viewer, solutionId, given));
  }

  @Mutation(() => DockingResult, { description: 'Keeps what was talked about.' })
  noteTalk(
    @Arg('id', () => ID) id: string,
    @Arg('text', () => LocalizedTextInput) text: LocalizedTextInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.dockings.note(viewer, id, storedText(text), given));
  }

  @Mutation(() => DockingResult, {
    description: "Turns one side's key; the second one makes the agreement and takes an award slot.",
  })
  acceptDocking(
    @Arg('id', () => ID) id: string,
    @Arg('side', () => DockingSideEnum) side: Side,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.dockings.accept(viewer, id, side, given));
  }

  @Mutation(() => DockingResult, { description: 'Ends talks without a deal; needs a reason.' })
  declineDocking(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.dockings.decline(viewer, id, given));
  }

  @Mutation(() => DockingResult, {
    description: 'Ends an agreement that fell through; needs a reason. Its award slot is free again.',
  })
  cancelDocking(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.dockings.cancel(viewer, id, given));
  }
}
