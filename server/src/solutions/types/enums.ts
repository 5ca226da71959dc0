import { actionsOf, solutionWorkflow } from '@duijie/shared';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../kernel/graphql/index.js';
import { readerKinds, readParts } from '../model.js';

export const SolutionStatusEnum = enumOf(solutionWorkflow.states);
registerEnumType(SolutionStatusEnum, { name: 'SolutionStatus' });
export const SolutionActionEnum = enumOf(actionsOf(solutionWorkflow));
registerEnumType(SolutionActionEnum, { name: 'SolutionAction' });
export const ScreeningEnum = { ELIGIBLE: 'eligible', INELIGIBLE: 'ineligible' } as const;
registerEnumType(ScreeningEnum, { name: 'Screening', description: 'What a screening came to.' });
export const ReaderKindEnum = enumOf(readerKinds);
registerEnumType(ReaderKindEnum, { name: 'ReaderKind', description: 'As what somebody read a solution.' });
export const ReadPartEnum = enumOf(readParts);
registerEnumType(ReadPartEnum, { name: 'ReadPart', description: 'What of a solution was read.' });
