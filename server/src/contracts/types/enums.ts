import { actionsOf, contractWorkflow, milestoneWorkflow, paymentWorkflow } from '@duijie/shared';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../kernel/graphql/index.js';
import { contractKinds, partyRoles, registrationTypes } from '../model.js';

export const ContractStatusEnum = enumOf(contractWorkflow.states);
registerEnumType(ContractStatusEnum, { name: 'ContractStatus' });
export const ContractActionEnum = enumOf(actionsOf(contractWorkflow));
registerEnumType(ContractActionEnum, { name: 'ContractAction' });
export const MilestoneStatusEnum = enumOf(milestoneWorkflow.states);
registerEnumType(MilestoneStatusEnum, { name: 'MilestoneStatus' });
export const MilestoneActionEnum = enumOf(actionsOf(milestoneWorkflow));
registerEnumType(MilestoneActionEnum, { name: 'MilestoneAction' });
export const PaymentStatusEnum = enumOf(paymentWorkflow.states);
registerEnumType(PaymentStatusEnum, { name: 'PaymentStatus' });
export const PaymentActionEnum = enumOf(actionsOf(paymentWorkflow));
registerEnumType(PaymentActionEnum, { name: 'PaymentAction' });
export const ContractKindEnum = enumOf(contractKinds);
registerEnumType(ContractKindEnum, { name: 'ContractKind' });
export const PartyRoleEnum = enumOf(partyRoles);
registerEnumType(PartyRoleEnum, { name: 'PartyRole', description: 'Who pays, provides, or stands by.' });
export const RegistrationTypeEnum = enumOf(registrationTypes);
registerEnumType(RegistrationTypeEnum, {
  name: 'RegistrationType',
  description: 'Kinds of technology contracts that are registered (技术合同认定登记).',
});
