import { isKnownRegion, type Problem, type Role, type Scope, type ScopeKind } from '@duijie/shared';
import { type HeldRole, type Viewer, scopesOf } from '../../kernel/index.js';
import { scopesFor } from '../policy.js';

/** What a later slice tells about the scopes it owns: roles in a challenge, round, organization or team. */
export interface ScopeOwner {
  exists(id: string): Promise<boolean>;
  /** Those of the given challenges whose organizers may give roles in this scope. */
  within?(id: string, challengeIds: readonly string[]): Promise<string[]>;
  /** Those of its ids that are suspended or dissolved; asked about each request of somebody with a role in them. */
  dormant?(ids: readonly string[]): Promise<string[]>;
  /** Its own use cases give and end the roles in it, with the record that goes along; nobody does so directly. */
  readonly keepsItsRoles?: true;
}

/** Where roles can hold. A kind that no slice owns yet is taken as it is, and then only administrators give roles in it. */
export class Scopes {
  readonly #owners = new Map<ScopeKind, ScopeOwner>([
    ['region', { exists: (code) => Promise.resolve(isKnownRegion(code)) }],
    [
      'challenge',
      {
        exists: () => Promise.resolve(true),
        within: (id, challenges) => Promise.resolve(challenges.filter((each) => each === id)),
      },
    ],
  ]);

  /** Adds to what is known about a kind of scope. */
  define(kind: ScopeKind, owner: Partial<ScopeOwner>): void {
    const known = this.#owners.get(kind) ?? { exists: () => Promise.resolve(true) };
    this.#owners.set(kind, { ...known, ...owner });
  }

  /** The roles, with those marked that are held in something suspended or dissolved. */
  async marked(roles: readonly HeldRole[]): Promise<HeldRole[]> {
    const kinds = [...new Set(roles.map(({ scope }) => scope.kind))];
    const dormant = await Promise.all(
      kinds.map(async (kind) => {
        const ids = roles.flatMap(({ scope }) => (scope.kind === kind && scope.id ? [scope.id] : []));
        const found = (await this.#owners.get(kind)?.dormant?.(ids)) ?? [];
        return [kind, new Set(found)] as const;
      }),
    );
    const byKind = new Map(dormant);
    return roles.map((each) =>
      byKind.get(each.scope.kind)?.has(each.scope.id ?? '') ? { ...each, isDormant: true } : each,
    );
  }

  /** Problems of giving or ending a role directly where the owner of the scope does that. */
  ownerProblems(path: string, { kind }: Scope): Problem[] {
    if (!this.#owners.get(kind)?.keepsItsRoles) return [];
    return [{ path, code: 'NOT_DIRECTLY', message: `the ${kind} itself gives and ends roles in it` }];
  }

  /** Challenges the viewer organizes in whose name a role in this scope may be given. */
  async challengesFor(viewer: Viewer, { kind, id }: Scope): Promise<string[]> {
    const organized = scopesOf(viewer, 'organizer', 'challenge');
    const owner = this.#owners.get(kind);
    if (id === undefined || organized.length === 0) return [];
    return (await owner?.within?.(id, organized)) ?? [];
  }

  /** Problems of a scope that nothing owns. */
  async problems(path: string, { kind, id }: Scope): Promise<Problem[]> {
    const owner = this.#owners.get(kind);
    if (id === undefined || !owner || (await owner.exists(id))) return [];
    return [{ path: `${path}.id`, code: 'UNKNOWN_SCOPE', message: `no such ${kind}` }];
  }
}

/** Problems of a role in a kind of scope where it cannot hold. */
export function scopeProblems(path: string, role: Role, { kind, id }: Scope): Problem[] {
  if (!scopesFor[role].includes(kind)) {
    const message = `${role} holds in: ${scopesFor[role].join(', ')}`;
    return [{ path: `${path}.kind`, code: 'WRONG_SCOPE', message }];
  }
  if (kind === 'platform') {
    return id === undefined
      ? []
      : [{ path: `${path}.id`, code: 'NOT_ALLOWED', message: 'there is only one platform' }];
  }
  return id ? [] : [{ path: `${path}.id`, code: 'REQUIRED', message: `which ${kind}?` }];
}
