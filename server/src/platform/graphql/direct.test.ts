import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { MaxLength } from 'class-validator';
import { graphql, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  buildSchema,
} from 'type-graphql';
import { resolveFieldsDirectly } from './direct.js';

interface Row {
  name: string;
}

@InputType()
class Suffix {
  @Field(() => String) @MaxLength(3) text!: string;
}

@ObjectType()
class Item {
  @Field(() => String) name!: string;
}

@Resolver(() => Item)
class ItemResolver {
  constructor(private readonly greeting: string) {}

  @Query(() => Item)
  item(): Row {
    return { name: 'thing' };
  }

  @FieldResolver(() => String)
  greeted(
    @Ctx('punctuation') punctuation: string,
    @Root() { name }: Row,
    @Arg('times', () => Int, { nullable: true }) times?: number | null,
  ): string {
    return `${this.greeting} ${name}${punctuation.repeat(times ?? 1)}`;
  }

  @FieldResolver(() => String)
  suffixed(@Root('name') name: string, @Arg('suffix', () => Suffix) { text }: Suffix): string {
    return name + text;
  }
}

const instances = new Map<unknown, unknown>([[ItemResolver, new ItemResolver('Hello')]]);

async function schemas(): Promise<{ built: GraphQLSchema; direct: GraphQLSchema }> {
  const container = { get: (resolver: unknown) => instances.get(resolver) as object };
  const build = () => buildSchema({ resolvers: [ItemResolver], container, validate: true });
  const direct = await build();
  resolveFieldsDirectly(direct, container);
  return { built: await build(), direct };
}

const ask = (schema: GraphQLSchema, fields: string) =>
  graphql({ schema, source: `{ item { ${fields} } }`, contextValue: { punctuation: '!' } });

describe('field resolvers that are called directly', () => {
  it.each([
    'greeted',
    'greeted(times: 3)',
    'greeted(times: null)',
    'name',
    'suffixed(suffix: { text: "abc" })',
  ])('answer %s as TypeGraphQL does', async (fields) => {
    const { built, direct } = await schemas();
    const answer = await ask(direct, fields);
    expect(answer.errors).toBeUndefined();
    expect(answer).toEqual(await ask(built, fields));
  });

  it('answer at once where there is nothing to check, and else still check', async () => {
    const { direct } = await schemas();
    const { greeted } = (direct.getType('Item') as GraphQLObjectType).getFields();
    const resolve = greeted!.resolve as (...call: unknown[]) => unknown;
    expect(resolve({ name: 'you' }, { times: 2 }, { punctuation: '?' }, null)).toBe('Hello you??');
    const { errors } = await ask(direct, 'suffixed(suffix: { text: "long" })');
    expect(errors?.[0]?.message).toBe('Argument Validation Error');
  });
});
