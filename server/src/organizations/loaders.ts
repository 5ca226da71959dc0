import DataLoader from 'dataloader';
import { type RequestContext } from '../kernel/graphql/index.js';
import { type OrganizationRecord } from './model.js';
import { type OrganizationService } from './service.js';

/** Organizations by id, as far as the viewer may see them. */
export function organizationsById(
  { viewer, loaders }: RequestContext,
  service: OrganizationService,
): DataLoader<string, OrganizationRecord | null> {
  return loaders.get(
    organizationsById,
    () =>
      new DataLoader<string, OrganizationRecord | null>(async (ids) => {
        const found = new Map((await service.findMany(viewer, ids)).map((each) => [each._id, each]));
        return ids.map((id) => found.get(id) ?? null);
      }),
  );
}
