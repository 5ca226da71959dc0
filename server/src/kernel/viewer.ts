import { type Language, type Role, type Scope, type ScopeKind } from '@duijie/shared';
import { unauthenticated } from './errors.js';

/** One role of a person within its scope, valid now. */
export interface HeldRole {
  readonly role: Role;
  readonly scope: Scope;
  /** What it is held in is suspended or dissolved: it still tells whose somebody is, and opens nothing to them. */
  readonly isDormant?: true;
}

/** Who asks: passed to every use case, never optional. */
export interface Viewer {
  readonly kind: 'anonymous' | 'person' | 'system';
  readonly personId: string | null;
  readonly accountId: string | null;
  /** What signs the request in; absent for the system and where a use case is called without a request. */
  readonly credential?: { readonly kind: 'session' | 'token'; readonly id: string };
  readonly roles: readonly HeldRole[];
  /** Whether the person is or ever was a judge, of whatever; to nobody else anything is given to review. Unknown if absent. */
  readonly hasJudged?: boolean;
  readonly requestId: string;
  /** Network address for limits; null for the system. */
  readonly address: string | null;
  /** The request's Idempotency-Key, if any. */
  readonly idempotencyKey: string | null;
  readonly language: Language;
}

const nobody = {
  personId: null,
  accountId: null,
  roles: [],
  address: null,
  idempotencyKey: null,
  language: 'zh-CN',
} as const;

/** The clock: closes and locks at deadlines. */
export function systemViewer(requestId: string): Viewer {
  return { ...nobody, kind: 'system', requestId };
}

/** Somebody not signed in. */
export function anonymousViewer(request: Partial<Viewer> & { requestId: string }): Viewer {
  return { ...nobody, ...request, kind: 'anonymous', personId: null, accountId: null, roles: [] };
}

/** Whether the viewer holds one of the roles, in the given scope or (if none is given) in any. */
export function holds(viewer: Viewer, role: Role | readonly Role[], scope?: Scope): boolean {
  const wanted: readonly string[] = typeof role === 'string' ? [role] : role;
  return viewer.roles.some((held) => wanted.includes(held.role) && (!scope || covers(held.scope, scope)));
}

/** Ids of the scopes of one kind in which the viewer holds one of the roles: filters are built from it. */
export function scopesOf(viewer: Viewer, role: Role | readonly Role[], kind: ScopeKind): string[] {
  const wanted: readonly string[] = typeof role === 'string' ? [role] : role;
  return viewer.roles.flatMap(({ role: held, scope }) =>
    wanted.includes(held) && scope.kind === kind && scope.id !== undefined ? [scope.id] : [],
  );
}

/** The person behind the viewer, or UNAUTHENTICATED. */
export function personOf(viewer: Viewer): string {
  if (viewer.personId === null) throw unauthenticated();
  return viewer.personId;
}

function covers(held: Scope, asked: Scope): boolean {
  if (held.kind !== asked.kind) return false;
  if (held.kind === 'region') return (asked.id ?? '').startsWith(regionPrefix(held.id ?? ''));
  return held.id === asked.id;
}

/** `620000` covers `62…`, `620100` covers `6201…`, `620102` itself (GB/T 2260). */
export function regionPrefix(code: string): string {
  return code.replace(/(00){1,2}$/, '');
}
