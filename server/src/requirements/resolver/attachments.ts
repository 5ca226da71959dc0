import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type RequestContext } from '../../kernel/graphql/index.js';
import { attachmentsById } from '../loaders.js';
import { type Attachment } from '../model.js';
import { type RequirementService } from '../service.js';
import { RequirementAttachment } from '../types.js';

/** What stands behind the id of a file. */
@Resolver(() => RequirementAttachment)
export class RequirementAttachmentResolver {
  constructor(private readonly requirements: RequirementService) {}

  @FieldResolver(() => String, { nullable: true, description: 'What whoever added it calls it.' })
  async name(@Root() { fileId }: Attachment, @Ctx() context: RequestContext): Promise<string | null> {
    return (await attachmentsById(context, this.requirements).load(fileId))?.name ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Bytes.' })
  async size(@Root() { fileId }: Attachment, @Ctx() context: RequestContext): Promise<number | null> {
    return (await attachmentsById(context, this.requirements).load(fileId))?.size ?? null;
  }
}
