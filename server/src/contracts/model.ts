export { type Circle, type PartyKey, type PartyRole, partyRoles } from './model/circle.js';
export {
  type ContractKind,
  contractKinds,
  contractModel,
  type ContractRecord,
  type ContractTerms,
  type Party,
  type Registration,
  type RegistrationType,
  registrationTypes,
} from './model/contract.js';
export { milestoneModel, type MilestoneRecord } from './model/milestone.js';
export { paymentModel, type PaymentRecord } from './model/payment.js';
