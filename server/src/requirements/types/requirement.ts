import { actionsOf, requirementWorkflow } from '@duijie/shared';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  FenScalar,
  Keywords,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type Comparator, type RequirementRecord } from '../model.js';
import { orders } from '../service/listing.js';
import { type RequirementState } from '../workflow.js';

export const RequirementStatusEnum = enumOf(requirementWorkflow.states);
registerEnumType(RequirementStatusEnum, { name: 'RequirementStatus' });
export const RequirementActionEnum = enumOf(actionsOf(requirementWorkflow));
registerEnumType(RequirementActionEnum, { name: 'RequirementAction' });
export const RequirementSortEnum = enumOf(Object.keys(orders) as (keyof typeof orders)[]);
registerEnumType(RequirementSortEnum, {
  name: 'RequirementSort',
  description: 'Orders of a list; what has no budget or deadline comes last.',
});

export const ComparatorEnum = {
  AT_LEAST: '>=',
  AT_MOST: '<=',
  EQUAL: '=',
  BETWEEN: 'between',
  QUALITATIVE: 'qualitative',
} as const satisfies Record<string, Comparator>;
registerEnumType(ComparatorEnum, {
  name: 'Comparator',
  description: 'How a value is held against its target.',
});

@ObjectType({ description: 'What a solution will have to prove.' })
export class Indicator {
  @Field(() => String, { description: 'The same through every revision.' }) key!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => String, { nullable: true }) unit!: string | null;
  @Field(() => ComparatorEnum) comparator!: Comparator;
  @Field(() => String, { nullable: true, description: 'An exact decimal; the lower bound of BETWEEN.' })
  target!: string | null;
  @Field(() => String, { nullable: true, description: 'The upper bound of BETWEEN.' })
  targetMax!: string | null;
  @Field(() => LocalizedText, { nullable: true, description: 'What QUALITATIVE asks for.' })
  targetText!: StoredText | null;
  @Field(() => LocalizedText, { nullable: true, description: 'Test or acceptance method.' })
  method!: StoredText | null;
  @Field(() => Boolean) mustHave!: boolean;
}

@ObjectType({ description: 'The words of a requirement.' })
export class RequirementText {
  @Field(() => LocalizedText) title!: StoredText;
  @Field(() => LocalizedText, { nullable: true }) summary!: StoredText | null;
  @Field(() => LocalizedText, { nullable: true }) background!: StoredText | null;
  @Field(() => LocalizedText, { nullable: true }) baseline!: StoredText | null;
  @Field(() => LocalizedText, { nullable: true }) ipTerms!: StoredText | null;
  @Field(() => [Indicator]) indicators!: Indicator[];
}

@ObjectType({ description: 'Whom to ask at the enterprise.' })
export class RequirementContact {
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
}

@ObjectType({ description: 'A file beside a requirement; see GET /files/:id.' })
export class RequirementAttachment {
  @Field(() => ID) fileId!: string;
  @Field(() => String, { description: 'Who may read it: `background` is for registered teams.' })
  group!: string;
}

@ObjectType({ description: 'A technology need of an enterprise.' })
export class Requirement {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Like `GS2022-XQ-0042`; given at submission.' })
  code!: string | null;
  @Field(() => RequirementStatusEnum) status!: RequirementState;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: "A code of the challenge's dictionary `fields`." })
  field!: string | null;
  @Field(() => Keywords) keywords!: Keywords;
  @Field(() => FenScalar, { nullable: true, description: 'Null when it is to be negotiated (面议).' })
  budget!: bigint | null;
  @Field(() => [String], { description: "Codes of the challenge's dictionary `cooperationModes`." })
  cooperationModes!: string[];
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Answers must be received before this instant.',
  })
  deadline!: Date | null;
  @Field(() => Int) awardSlots!: number;
  @Field(() => Boolean, { description: "The public may know the enterprise's name." }) namePublic!: boolean;
  @Field(() => String, { description: 'Six-digit region code (GB/T 2260).' }) region!: string;
  @Field(() => [RequirementAttachment]) attachments!: RequirementAttachment[];
  @Field(() => RequirementText, { nullable: true, description: 'As the enterprise wrote it.' })
  original!: RequirementText | null;
  @Field(() => RequirementText, { nullable: true, description: 'As the public reads or will read it.' })
  publicText!: RequirementText | null;
  @Field(() => Int, { nullable: true, description: 'Which public text; the enterprise confirms one.' })
  publicVersion!: number | null;
  @Field(() => Int, { nullable: true }) confirmedVersion!: number | null;
  @Field(() => String, { nullable: true, description: 'Its number in another system.' })
  externalRef!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) releasedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) closedAt!: Date | null;
}

export const RequirementConnection = connectionOf<RequirementRecord>('Requirement', () => Requirement);

export const RequirementResult = createUnionType({
  name: 'RequirementResult',
  types: () => [Requirement, ...failureTypes] as const,
  resolveType: outcomeType('Requirement'),
});
