import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ActInput, type Failure, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type MilestoneRecord, type PaymentRecord } from '../model.js';
import { type ContractService } from '../service.js';
import { MilestoneResult, PaymentResult, PlanMilestoneInput, RecordPaymentInput } from '../types.js';
import { milestoneOf, paymentOf } from './input.js';

type Answer<R> = Promise<R | Failure>;

const act = [() => ActInput, { nullable: true }] as const;

/** The steps of performing a contract; an organizer takes those of a party in its name. */
@Resolver()
export class MilestoneMutations {
  constructor(private readonly contracts: ContractService) {}

  @Mutation(() => MilestoneResult, {
    description: 'Plans a step of a signed contract: a party that pays or provides, or the organizer.',
  })
  planMilestone(
    @Arg('input', () => PlanMilestoneInput) input: PlanMilestoneInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<MilestoneRecord> {
    return outcome(this.contracts.milestones.plan(viewer, milestoneOf(input), given));
  }

  @Mutation(() => MilestoneResult, { description: 'Says that it is reached: a provider.' })
  reachMilestone(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<MilestoneRecord> {
    return outcome(this.contracts.milestones.take(viewer, id, 'reach', given));
  }

  @Mutation(() => MilestoneResult, { description: 'Says that it is not: a payer; needs a reason.' })
  rejectMilestone(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<MilestoneRecord> {
    return outcome(this.contracts.milestones.take(viewer, id, 'reject', given));
  }

  @Mutation(() => MilestoneResult, { description: 'Confirms that it is reached: a payer.' })
  confirmMilestone(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<MilestoneRecord> {
    return outcome(this.contracts.milestones.take(viewer, id, 'confirm', given));
  }

  @Mutation(() => MilestoneResult, { description: 'Takes it out of the plan (organizers); needs a reason.' })
  dropMilestone(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<MilestoneRecord> {
    return outcome(this.contracts.milestones.take(viewer, id, 'drop', given));
  }
}

/** Money under a contract; an organizer enters it in the name of a party. */
@Resolver()
export class PaymentMutations {
  constructor(private readonly contracts: ContractService) {}

  @Mutation(() => PaymentResult, {
    description: 'Enters that money went from a payer to a provider: the payer.',
  })
  recordPayment(
    @Arg('input', () => RecordPaymentInput) input: RecordPaymentInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<PaymentRecord> {
    return outcome(this.contracts.payments.record(viewer, paymentOf(input), given));
  }

  @Mutation(() => PaymentResult, { description: 'Confirms that it arrived: who received it.' })
  confirmPayment(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<PaymentRecord> {
    return outcome(this.contracts.payments.confirm(viewer, id, given));
  }

  @Mutation(() => PaymentResult, {
    description: 'Takes it back (organizers); needs a reason. The money is outstanding again.',
  })
  reversePayment(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<PaymentRecord> {
    return outcome(this.contracts.payments.reverse(viewer, id, given));
  }
}
