import { type ScopeKind } from '@duijie/shared';
import { trusted } from 'mongoose';
import { type Kernel, scopesOf, type Viewer } from '../../kernel/index.js';
import { roleAssignmentModel, type RoleAssignmentRecord } from '../model.js';
import { reachesEverybody } from '../policy.js';

/** Those of the ids of scopes of one kind that take part in one of the challenges, as a later slice knows it. */
export type Participation = (
  ids: readonly string[],
  challengeIds: readonly string[],
) => Promise<readonly string[]>;

type Role = Pick<RoleAssignmentRecord, 'personId' | 'scope' | 'challengeIds'>;

/** Who may be told how to reach whom: organizers reach the people of their challenges and nobody else's. */
export class Reaching {
  readonly #participations: { readonly kind: ScopeKind; readonly of: Participation }[] = [
    {
      kind: 'challenge',
      of: (ids, challengeIds) => Promise.resolve(ids.filter((id) => challengeIds.includes(id))),
    },
  ];

  constructor(private readonly kernel: Kernel) {}

  /** Adds what a later slice knows about who takes part in challenges. */
  add(kind: ScopeKind, of: Participation): void {
    this.#participations.push({ kind, of });
  }

  /** Those of the people whose addresses and numbers the viewer may be told. */
  async reachable(viewer: Viewer, personIds: readonly string[]): Promise<Set<string>> {
    if (reachesEverybody(viewer)) return new Set(personIds);
    const self = personIds.filter((id) => id === viewer.personId);
    const organized = scopesOf(viewer, 'organizer', 'challenge');
    if (organized.length === 0) return new Set(self);
    const wanted = { personId: trusted({ $in: [...personIds] }), status: 'given' };
    const roles = await roleAssignmentModel(this.kernel)
      .find(wanted, { personId: 1, scope: 1, challengeIds: 1 })
      .lean<Role[]>();
    const taking = await this.#takingPart(roles, organized);
    const own = roles.filter(
      ({ scope, challengeIds }) =>
        challengeIds.some((id) => organized.includes(id)) || taking.has(`${scope.kind} ${scope.id}`),
    );
    return new Set([...self, ...own.map(({ personId }) => personId)]);
  }

  async #takingPart(roles: readonly Role[], challengeIds: readonly string[]): Promise<Set<string>> {
    const found = this.#participations.map(async ({ kind, of }) => {
      const ids = roles.flatMap(({ scope }) => (scope.kind === kind && scope.id ? [scope.id] : []));
      const taking = ids.length === 0 ? [] : await of([...new Set(ids)], challengeIds);
      return taking.map((id) => `${kind} ${id}`);
    });
    return new Set((await Promise.all(found)).flat());
  }
}
