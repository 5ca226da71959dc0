import DataLoader from 'dataloader';
import { manyByKey, oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type AccountRecord, type PersonRecord, type RoleAssignmentRecord } from './model.js';
import { type AccountService } from './service.js';

/** People by id, as far as the viewer may see them. */
export function peopleById(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, PersonRecord | null> {
  return loaders.get(peopleById, () => oneByKey((ids) => service.people(viewer, ids)));
}

/** Whether the viewer may be told how to reach each of the people. */
export function reachablePeople(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, boolean> {
  return loaders.get(
    reachablePeople,
    () =>
      new DataLoader<string, boolean>(async (ids) => {
        const reachable = await service.reachable(viewer, ids);
        return ids.map((id) => reachable.has(id));
      }),
  );
}

/** Accounts by person, as far as the viewer may see them. */
export function accountsByPerson(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, AccountRecord | null> {
  return loaders.get(accountsByPerson, () =>
    oneByKey(
      (ids) => service.accountsOf(viewer, ids),
      ({ personId }) => personId,
    ),
  );
}

/** Roles by person, as far as the viewer may see them. */
export function rolesByPerson(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, RoleAssignmentRecord[]> {
  return loaders.get(rolesByPerson, () =>
    manyByKey(
      (ids) => service.roles.ofPeople(viewer, ids),
      ({ personId }) => personId,
    ),
  );
}

/** Roles by organization, as far as the viewer may see them. */
export function rolesByOrganization(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, RoleAssignmentRecord[]> {
  return loaders.get(rolesByOrganization, () =>
    manyByKey(
      (ids) => service.roles.inScopes(viewer, 'organization', ids),
      ({ scope }) => scope.id ?? '',
    ),
  );
}
