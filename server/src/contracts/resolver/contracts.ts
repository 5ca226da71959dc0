import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { ActInput, type Failure, outcome, type RequestContext } from '../../kernel/graphql/index.js';
import { type ContractRecord } from '../model.js';
import { type ContractService } from '../service.js';
import {
  ContractInput,
  ContractResult,
  ContractTermsInput,
  CorrectContractInput,
  DraftContractInput,
  RegisterContractInput,
} from '../types.js';
import { correctionOf, draftOf, formOf, registrationOf, termsOf } from './input.js';

type Answer<R> = Promise<R | Failure>;

const act = [() => ActInput, { nullable: true }] as const;

/** Until a contract is signed by all. */
@Resolver()
export class DraftMutations {
  constructor(private readonly contracts: ContractService) {}

  @Mutation(() => ContractResult, {
    description: 'Drafts a contract about an agreement: the organizer, or the enterprise.',
  })
  draftContract(
    @Arg('input', () => DraftContractInput) input: DraftContractInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.draft(viewer, draftOf(input), given));
  }

  @Mutation(() => ContractResult, {
    description: 'Changes what is given of a draft; whoever has signed has to sign again.',
  })
  editContract(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => ContractInput) input: ContractInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.edit(viewer, id, formOf(input), given));
  }

  @Mutation(() => ContractResult, { description: 'Gives up a draft; needs a reason.' })
  voidContract(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.take(viewer, id, 'void', given));
  }

  @Mutation(() => ContractResult, {
    description:
      'Signs for a party, by its position in `parties`; an organizer in its name, with the signed paper.',
  })
  signContract(
    @Arg('id', () => ID) id: string,
    @Arg('party', () => Int) party: number,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.sign(viewer, id, party, given));
  }
}

/** What becomes of a signed contract. */
@Resolver()
export class ContractMutations {
  constructor(private readonly contracts: ContractService) {}

  @Mutation(() => ContractResult, {
    description: 'Records the registration with the authority (organizers).',
  })
  registerContract(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RegisterContractInput) input: RegisterContractInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.register(viewer, id, registrationOf(input), given));
  }

  @Mutation(() => ContractResult, {
    description: 'Records that the authority refused the registration; needs a reason.',
  })
  refuseRegistration(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.take(viewer, id, 'refuseRegistration', given));
  }

  @Mutation(() => ContractResult, { description: 'Begins to perform a registered contract.' })
  performContract(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.take(viewer, id, 'perform', given));
  }

  @Mutation(() => ContractResult, {
    description: 'Accepts what was performed, once every milestone is confirmed or dropped.',
  })
  acceptContract(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.take(viewer, id, 'accept', given));
  }

  @Mutation(() => ContractResult, {
    description: 'Ends it before its time (organizers); needs a reason. The agreement stays.',
  })
  terminateContract(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.take(viewer, id, 'terminate', given));
  }

  @Mutation(() => ContractResult, {
    description: 'Puts new terms into force; the evidence shows the signatures of all parties.',
  })
  amendContract(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => ContractTermsInput) input: ContractTermsInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.amend(viewer, id, termsOf(input), given));
  }

  @Mutation(() => ContractResult, {
    description: 'Sets right what was entered wrong (organizers); needs a reason.',
  })
  correctContract(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => CorrectContractInput) input: CorrectContractInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer<ContractRecord> {
    return outcome(this.contracts.correct(viewer, id, correctionOf(input), given));
  }
}
