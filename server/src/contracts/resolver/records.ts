import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryEntry, LocalizedText, type RequestContext } from '../../kernel/graphql/index.js';
import { type HistoryEntry as StoredEntry, type LocalizedText as StoredText } from '../../kernel/index.js';
import {
  Organization,
  type OrganizationRecord,
  organizationsById,
  type OrganizationService,
} from '../../organizations/index.js';
import {
  contractsById,
  milestoneActions,
  milestoneHistory,
  milestonesById,
  namesById,
  paymentActions,
  paymentHistory,
} from '../loaders.js';
import { type ContractRecord, type MilestoneRecord, type Party, type PaymentRecord } from '../model.js';
import { type ContractService } from '../service.js';
import {
  Contract,
  ContractParty,
  Milestone,
  MilestoneActionEnum,
  Payment,
  PaymentActionEnum,
} from '../types.js';
import { type MilestoneAction, type PaymentAction } from '../workflow.js';

/** Who the parties are. */
@Resolver(() => ContractParty)
export class ContractPartyResolver {
  constructor(
    private readonly contracts: ContractService,
    private readonly organizations: OrganizationService,
  ) {}

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: 'Of the organization or the person.',
  })
  name(
    @Root() { organizationId, personId }: Party,
    @Ctx() context: RequestContext,
  ): Promise<StoredText | null> {
    return namesById(context, this.contracts).load(organizationId ?? personId ?? '');
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Null for a natural person.' })
  organization(
    @Root() { organizationId }: Party,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationRecord | null> | null {
    return organizationId === null
      ? null
      : organizationsById(context, this.organizations).load(organizationId);
  }

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: 'Name of the person who signed; null where an organization signed on paper.',
  })
  signedBy(@Root() { signedBy }: Party, @Ctx() context: RequestContext): Promise<StoredText | null> | null {
    return signedBy === null ? null : namesById(context, this.contracts).load(signedBy);
  }
}

/** Reading milestones. */
@Resolver(() => Milestone)
export class MilestoneResolver {
  constructor(private readonly contracts: ContractService) {}

  @FieldResolver(() => [MilestoneActionEnum])
  viewerActions(
    @Root() milestone: MilestoneRecord,
    @Ctx() context: RequestContext,
  ): Promise<MilestoneAction[]> {
    return milestoneActions(context, this.contracts).load(milestone);
  }

  @FieldResolver(() => Contract, { nullable: true })
  contract(
    @Root() { contractId }: MilestoneRecord,
    @Ctx() context: RequestContext,
  ): Promise<ContractRecord | null> {
    return contractsById(context, this.contracts).load(contractId);
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What happened to it, oldest first.' })
  history(@Root() { _id }: MilestoneRecord, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return milestoneHistory(context, this.contracts).load(_id);
  }
}

/** Reading payments. */
@Resolver(() => Payment)
export class PaymentResolver {
  constructor(private readonly contracts: ContractService) {}

  @FieldResolver(() => [PaymentActionEnum])
  viewerActions(@Root() payment: PaymentRecord, @Ctx() context: RequestContext): Promise<PaymentAction[]> {
    return paymentActions(context, this.contracts).load(payment);
  }

  @FieldResolver(() => Contract, { nullable: true })
  contract(
    @Root() { contractId }: PaymentRecord,
    @Ctx() context: RequestContext,
  ): Promise<ContractRecord | null> {
    return contractsById(context, this.contracts).load(contractId);
  }

  @FieldResolver(() => Milestone, { nullable: true, description: 'What it was paid for, if that was said.' })
  milestone(
    @Root() { milestoneId }: PaymentRecord,
    @Ctx() context: RequestContext,
  ): Promise<MilestoneRecord | null> | null {
    return milestoneId === null ? null : milestonesById(context, this.contracts).load(milestoneId);
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What happened to it, oldest first.' })
  history(@Root() { _id }: PaymentRecord, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return paymentHistory(context, this.contracts).load(_id);
  }
}
