import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Language } from '@duijie/shared';
import {
  DateTimeScalar,
  failureTypes,
  FenScalar,
  LanguageEnum,
  outcomeType,
  PageInfo,
} from '../kernel/graphql/index.js';
import { Contract } from '../contracts/index.js';
import { Organization } from '../organizations/index.js';
import { Requirement } from '../requirements/index.js';
import { Solution } from '../solutions/index.js';
import { Team } from '../teams/index.js';

export const SearchKindEnum = {
  REQUIREMENT: 'requirement',
  SOLUTION: 'solution',
  TEAM: 'team',
  ORGANIZATION: 'organization',
  CONTRACT: 'contract',
} as const;
export type SearchKind = (typeof SearchKindEnum)[keyof typeof SearchKindEnum];
registerEnumType(SearchKindEnum, { name: 'SearchKind', description: 'Kinds of records that can be found.' });

export const MatchedEnum = { ALL: 'all', ANY: 'any' } as const;
registerEnumType(MatchedEnum, { name: 'Matched' });

const optional = { nullable: true } as const;

@ObjectType('SearchFilter', { description: 'How a saved search narrows what is found.' })
@InputType('SearchFilterInput', {
  description:
    'Narrows what is found; what is left out, null or empty narrows nothing. What a kind of record does not have at all, it is not found by.',
})
export class SearchFilterInput {
  @Field(() => String, { ...optional, description: "A challenge's slug." })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  challenge?: string | null;
  @Field(() => [String], { ...optional, description: "Codes of the challenge's dictionary `fields`." })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  fields?: string[] | null;
  @Field(() => [String], {
    ...optional,
    description: 'Stored codes such as `released`, as the facet gives them.',
  })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  statuses?: string[] | null;
  @Field(() => [String], { ...optional, description: 'Region codes; a larger region stands for all in it.' })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  regions?: string[] | null;
  @Field(() => [String], optional)
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  cooperationModes?: string[] | null;
  @Field(() => [String], optional)
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  organizationKinds?: string[] | null;
  @Field(() => FenScalar, { ...optional, description: 'Inclusive.' }) budgetMin?: bigint | null;
  @Field(() => FenScalar, { ...optional, description: 'Inclusive.' }) budgetMax?: bigint | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'Exclusive.' }) deadlineAfter?: Date | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'Exclusive.' }) deadlineBefore?: Date | null;
}

@ObjectType({ description: 'A text of what was found.' })
export class SearchHighlight {
  @Field(() => String, { description: 'E.g. `title`.' }) field!: string;
  @Field(() => LanguageEnum) lang!: Language;
  @Field(() => String, {
    description: 'Escaped HTML with what matched in `<em>`; longer texts are cut around the first of it.',
  })
  html!: string;
}

@ObjectType({ description: 'A record that was found: the field named like its kind is set.' })
export class SearchHit {
  @Field(() => SearchKindEnum) kind!: SearchKind;
  @Field(() => [SearchHighlight], { description: 'Empty while the record is newer than the index.' })
  highlights!: SearchHighlight[];
  @Field(() => Requirement, optional) requirement!: object | null;
  @Field(() => Solution, optional) solution!: object | null;
  @Field(() => Team, optional) team!: object | null;
  @Field(() => Organization, optional) organization!: object | null;
  @Field(() => Contract, optional) contract!: object | null;
}

@ObjectType()
export class SearchEdge {
  @Field(() => String) cursor!: string;
  @Field(() => SearchHit) node!: SearchHit;
}

@ObjectType()
export class SearchCount {
  @Field(() => SearchKindEnum) kind!: SearchKind;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class FacetValue {
  @Field(() => String, { description: 'A code, or the name of a range.' }) value!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({
  description:
    'Counts of values, each as if the filter did not speak of this facet: what choosing another would give.',
})
export class SearchFacet {
  @Field(() => String) name!: string;
  @Field(() => [FacetValue], { description: 'The most frequent first; ranges in their order.' })
  values!: FacetValue[];
}

@ObjectType()
export class SearchResult {
  @Field(() => [SearchEdge]) edges!: SearchEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
  @Field(() => [SearchCount], { description: 'The total by kind of record.' }) counts!: SearchCount[];
  @Field(() => MatchedEnum, { description: 'ANY where nothing has all of the words.' }) matched!:
    'all' | 'any';
  @Field(() => [SearchFacet], { description: 'Those that were asked for, in this order.' })
  facets!: SearchFacet[];
}

@ObjectType({ description: 'A title, name, code or keyword in which what was typed begins a word.' })
export class SearchSuggestion {
  @Field(() => SearchKindEnum) kind!: SearchKind;
  @Field(() => ID, { description: 'Of the record it stands in.' }) record!: string;
  @Field(() => String) field!: string;
  @Field(() => LanguageEnum) lang!: Language;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'Escaped HTML with what matched in `<em>`.' }) html!: string;
}

@InputType()
export class SaveSearchInput {
  @Field(() => String) @IsString() @MaxLength(120) name!: string;
  @Field(() => String, { description: 'Blank finds everything that the filter lets through.' })
  @IsString()
  @MaxLength(1_000)
  query!: string;
  @Field(() => [SearchKindEnum], { ...optional, description: 'All when left out.' })
  @IsOptional()
  @ArrayMaxSize(5)
  kinds?: SearchKind[] | null;
  @Field(() => SearchFilterInput, optional) @IsOptional() @ValidateNested() filter?: SearchFilterInput | null;
}

@ObjectType({ description: 'A search that somebody wants to be told about; their own alone.' })
export class SavedSearch {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) query!: string;
  @Field(() => [SearchKindEnum], { description: 'All when empty.' }) kinds!: SearchKind[];
  @Field(() => SearchFilterInput) filter!: SearchFilterInput;
  @Field(() => DateTimeScalar) savedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Since when what is found counts as new.' }) seenAt!: Date;
}

export const SavedSearchResult = createUnionType({
  name: 'SavedSearchResult',
  types: () => [SavedSearch, ...failureTypes] as const,
  resolveType: outcomeType('SavedSearch'),
});
