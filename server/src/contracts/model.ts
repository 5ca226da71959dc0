export {
  contractModel,
  type ContractRecord,
  type ContractTerms,
  type Party,
  partyRoles,
  type PartyRole,
  type Registration,
  registrationTypes,
} from './model/contract.js';
export { milestoneModel, type MilestoneRecord } from './model/milestone.js';
export { paymentModel, type PaymentRecord } from './model/payment.js';
