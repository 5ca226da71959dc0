import { storedText } from '../../kernel/graphql/index.js';
import { type PartyKey } from '../model.js';
import { type CorrectionForm, type RegistrationForm } from '../service/changes.js';
import { type ContractForm, type NewContract } from '../service/drafts.js';
import { type NewMilestone } from '../service/milestones.js';
import { type NewPayment } from '../service/payments.js';
import {
  type ContractInput,
  type ContractPartyInput,
  type ContractTermsInput,
  type CorrectContractInput,
  type DraftContractInput,
  type PlanMilestoneInput,
  type RecordPaymentInput,
  type RegisterContractInput,
} from '../types.js';
import { type TermsForm } from '../workflow/terms.js';

/** The terms as the service takes them: absent fields stay absent. */
export function termsOf({ total, royalty, from, until }: ContractTermsInput): TermsForm {
  return {
    ...(total !== undefined && { total }),
    ...(royalty !== undefined && { royalty: royalty && storedText(royalty) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
}

export function formOf(input: ContractInput): ContractForm {
  const { kind, name, parties, supersedes } = input;
  return {
    ...termsOf(input),
    ...(kind && { kind }),
    ...(name && { name: storedText(name) }),
    ...(parties && { parties: parties.map(partyOf) }),
    ...(supersedes !== undefined && { supersedes }),
  };
}

export function draftOf(input: DraftContractInput): NewContract {
  const { dockingId, kind, name } = input;
  return { ...formOf(input), dockingId, kind, name: storedText(name) };
}

export function registrationOf({ office, ...rest }: RegisterContractInput): RegistrationForm {
  const { number, type, technologyValue } = rest;
  return { office: storedText(office), number, type, technologyValue };
}

export function correctionOf({ total, technologyValue }: CorrectContractInput): CorrectionForm {
  return { ...(total !== undefined && { total }), ...(technologyValue != null && { technologyValue }) };
}

export function milestoneOf({ contractId, name, dueAt, amount }: PlanMilestoneInput): NewMilestone {
  return { contractId, name: storedText(name), dueAt, amount: amount ?? null };
}

export function paymentOf(input: RecordPaymentInput): NewPayment {
  const { contractId, milestoneId, from, to, amount, reference } = input;
  const number = reference?.trim() || null;
  return { contractId, milestoneId: milestoneId ?? null, from, to, amount, reference: number };
}

function partyOf({ role, organizationId, personId }: ContractPartyInput): PartyKey {
  return { role, organizationId: organizationId ?? null, personId: personId ?? null };
}
