import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType, Root } from 'type-graphql';
import { type Page } from '../pagination.js';

@ObjectType({ description: "Relay's page information." })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'At most 100; 20 if left out.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string | null;
}

/** The Relay connection type of a record type: `RoundConnection` with `RoundEdge`. */
export function connectionOf<R extends object>(name: string, nodeType: () => ClassType): ClassType<Page<R>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String) cursor!: string;
    @Field(nodeType) node!: R;
  }
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many there are in all; counted only when asked for.' })
    totalCount(@Root() page: Page<R>): Promise<number> {
      return page.count();
    }
  }
  return Connection as unknown as ClassType<Page<R>>;
}
