import { type Language, languages } from '@duijie/shared';
import { IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import {
  Arg,
  Field,
  FieldResolver,
  InputType,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { type LocalizedText as StoredText, textIn } from '../text.js';

/** Languages as a GraphQL enum: `ZH_CN` and `EN` stand for `zh-CN` and `en`. */
export const LanguageEnum = { ZH_CN: 'zh-CN', EN: 'en' } as const satisfies Record<string, Language>;
registerEnumType(LanguageEnum, { name: 'Language', description: 'A language content is written in.' });

@ObjectType({ description: 'A text in one language.' })
export class Translation {
  @Field(() => LanguageEnum) lang!: Language;
  @Field(() => String) text!: string;
}

@ObjectType({ description: 'A text in the language it was written in, with its translations.' })
export class LocalizedText {
  @Field(() => LanguageEnum, { description: 'The language it was written in.' }) lang!: Language;
  @Field(() => [Translation]) translations!: Translation[];
}

@Resolver(() => LocalizedText)
export class LocalizedTextResolver {
  @FieldResolver(() => String, {
    description: 'In `lang` if there is such a translation, else as it was written.',
  })
  text(
    @Root() value: StoredText,
    @Arg('lang', () => LanguageEnum, { nullable: true }) lang?: Language | null,
  ): string {
    return textIn(value, lang);
  }
}

@InputType()
export class TranslationInput {
  @Field(() => LanguageEnum) @IsIn(languages) lang!: Language;
  @Field(() => String) @IsString() @MaxLength(20_000) text!: string;
}

@InputType()
export class LocalizedTextInput {
  @Field(() => LanguageEnum) @IsIn(languages) lang!: Language;
  @Field(() => String) @IsString() @MaxLength(20_000) text!: string;
  @Field(() => [TranslationInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  translations?: TranslationInput[] | null;
}

/** The stored form of an input text; undefined and null pass through. */
export function storedText(input: LocalizedTextInput): StoredText {
  const translations = (input.translations ?? []).map(({ lang, text }) => ({ lang, text: text.trim() }));
  return { lang: input.lang, text: input.text.trim(), translations };
}
