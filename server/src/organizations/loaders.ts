import type DataLoader from 'dataloader';
import { oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type OrganizationRecord } from './model.js';
import { type OrganizationService } from './service.js';

/** Organizations by id, as far as the viewer may see them. */
export function organizationsById(
  { viewer, loaders }: RequestContext,
  service: OrganizationService,
): DataLoader<string, OrganizationRecord | null> {
  return loaders.get(organizationsById, () => oneByKey((ids) => service.findMany(viewer, ids)));
}
