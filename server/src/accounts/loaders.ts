import DataLoader from 'dataloader';
import { type RequestContext } from '../kernel/graphql/index.js';
import { type AccountRecord, type PersonRecord, type RoleAssignmentRecord } from './model.js';
import { type AccountService } from './service.js';

/** People by id, as far as the viewer may see them. */
export function peopleById(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, PersonRecord | null> {
  return loaders.get(peopleById, () =>
    byKey(
      (ids) => service.people(viewer, ids),
      ({ _id }) => _id,
    ),
  );
}

/** Accounts by person, as far as the viewer may see them. */
export function accountsByPerson(
  { viewer, loaders }: RequestContext,
  service: AccountService,
): DataLoader<string, AccountRecord | null> {
  return loaders.get(accountsByPerson, () =>
    byKey(
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
    groupedBy(
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
    groupedBy(
      (ids) => service.roles.inScopes(viewer, 'organization', ids),
      ({ scope }) => scope.id ?? '',
    ),
  );
}

function byKey<R>(
  read: (keys: readonly string[]) => Promise<R[]>,
  keyOf: (record: R) => string,
): DataLoader<string, R | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read(keys)).map((record) => [keyOf(record), record]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

function groupedBy<R>(
  read: (keys: readonly string[]) => Promise<R[]>,
  keyOf: (record: R) => string,
): DataLoader<string, R[]> {
  return new DataLoader(async (keys) => {
    const found = new Map<string, R[]>();
    for (const record of await read(keys)) {
      found.set(keyOf(record), [...(found.get(keyOf(record)) ?? []), record]);
    }
    return keys.map((key) => found.get(key) ?? []);
  });
}
