import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  failureTypes,
  FenScalar,
  LocalizedText,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type ReaderKind, type ReadPart, type SolutionRecord, type SolutionState } from '../model.js';
import { ReaderKindEnum, ReadPartEnum, SolutionStatusEnum } from './enums.js';

@ObjectType({ description: 'What a solution promises for one indicator.' })
export class IndicatorAnswer {
  @Field(() => String, { description: "The indicator's key." }) key!: string;
  @Field(() => String, { nullable: true, description: "An exact decimal in the indicator's unit." })
  value!: string | null;
  @Field(() => LocalizedText, { nullable: true }) text!: StoredText | null;
  @Field(() => LocalizedText, { nullable: true, description: 'What the promise rests on.' })
  evidence!: StoredText | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the value meets the target; null where there is nothing to compare.',
  })
  meetsTarget!: boolean | null;
}

@ObjectType({ description: 'What a team writes.' })
export class SolutionContent {
  @Field(() => LocalizedText) title!: StoredText;
  @Field(() => LocalizedText, { nullable: true }) abstract!: StoredText | null;
  @Field(() => LocalizedText, { nullable: true, description: 'Technical route.' }) route!: StoredText | null;
  @Field(() => [IndicatorAnswer]) responses!: IndicatorAnswer[];
  @Field(() => Int, { nullable: true, description: 'Technology readiness level, 1–9.' }) trl!: number | null;
  @Field(() => [LocalizedText], { description: 'People who take part, as they are to be named.' })
  members!: StoredText[];
  @Field(() => [LocalizedText], { description: 'Intellectual property brought in.' })
  intellectualProperty!: StoredText[];
  @Field(() => FenScalar, { nullable: true, description: 'Null when it is to be negotiated (面议).' })
  price!: bigint | null;
  @Field(() => Int, { nullable: true }) months!: number | null;
  @Field(() => LocalizedText, { nullable: true }) schedule!: StoredText | null;
  @Field(() => [ID], { description: 'Files; see GET /files/:id.' }) attachments!: string[];
}

@ObjectType({ description: 'A file as it was when a version was handed in.' })
export class AttachmentDigest {
  @Field(() => ID) fileId!: string;
  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' }) sha256!: string;
}

@ObjectType({ description: 'Proof of what was handed in, and when.' })
export class Receipt {
  @Field(() => Int, { description: 'Counts the versions handed in: 1, 2, 3 …' }) number!: number;
  @Field(() => DateTimeScalar, { description: "By the server's clock." }) receivedAt!: Date;
  @Field(() => String, {
    description:
      'SHA-256 (hexadecimal) of the canonical JSON (RFC 8785) of attachments, content and receivedAt.',
  })
  sha256!: string;
  @Field(() => [AttachmentDigest]) attachments!: AttachmentDigest[];
}

@ObjectType({ description: 'A file of a solution; see GET /files/:id.' })
export class SolutionFile {
  @Field(() => ID) fileId!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
}

@ObjectType({ description: 'A version as it was handed in; nobody can change it any more.' })
export class SolutionVersion extends Receipt {
  @Field(() => SolutionContent) content!: SolutionContent;
}

@ObjectType({ description: 'Somebody outside the team read what was handed in.' })
export class SolutionRead {
  @Field(() => ID, { nullable: true, description: 'The person; who judges is told to organizers alone.' })
  personId!: string | null;
  @Field(() => ReaderKindEnum) as!: ReaderKind;
  @Field(() => ReadPartEnum) part!: ReadPart;
  @Field(() => ID, { nullable: true }) fileId!: string | null;
  @Field(() => DateTimeScalar) at!: Date;
}

@ObjectType({
  description:
    "A team's answer to a requirement: sealed until that closes, then for those who have to deal with it.",
})
export class Solution {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Random, like `GS2022-FA-7K3QX9M2`.' }) code!: string;
  @Field(() => SolutionStatusEnum) status!: SolutionState;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when organizers may read it; null while it is sealed.',
  })
  openedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) lockedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) screenedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) scoredAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the enterprise may read it.' })
  handedOverAt!: Date | null;
  @Field(() => Receipt, { nullable: true, description: 'Of the version last handed in.' })
  receipt!: Receipt | null;
  @Field(() => LocalizedText, { nullable: true, description: 'What the team was told.' })
  feedback!: StoredText | null;
}

export const SolutionConnection = connectionOf<SolutionRecord>('Solution', () => Solution);

export const SolutionResult = createUnionType({
  name: 'SolutionResult',
  types: () => [Solution, ...failureTypes] as const,
  resolveType: outcomeType('Solution'),
});
