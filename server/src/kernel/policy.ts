import { type Role, type Scope } from '@duijie/shared';
import { forbidden, unauthenticated } from './errors.js';
import { holds, type Viewer } from './viewer.js';

/** `on-behalf` allows the action only in another's name, with evidence. */
export type Verdict = 'yes' | 'on-behalf' | 'no';

/** A sentence about viewer and subject; combined by `all`, `any` and `onBehalf`. */
export interface Rule<Subject = unknown> {
  readonly name: string;
  readonly judge: (viewer: Viewer, subject: Subject) => Verdict;
}

const rank: Record<Verdict, number> = { no: 0, 'on-behalf': 1, yes: 2 };

/** A named predicate as a rule. */
export function rule<S = unknown>(name: string, holdsTrue: (viewer: Viewer, subject: S) => boolean): Rule<S> {
  return { name, judge: (viewer, subject) => (holdsTrue(viewer, subject) ? 'yes' : 'no') };
}

/** Every rule must allow; the weakest verdict counts. */
export function all<S>(...rules: readonly Rule<S>[]): Rule<S> {
  return {
    name: `all(${rules.map(({ name }) => name).join(', ')})`,
    judge: (viewer, subject) => pick(rules, viewer, subject, (a, b) => rank[a] < rank[b], 'no'),
  };
}

/** One rule must allow; the strongest verdict counts. */
export function any<S>(...rules: readonly Rule<S>[]): Rule<S> {
  return {
    name: `any(${rules.map(({ name }) => name).join(', ')})`,
    judge: (viewer, subject) => pick(rules, viewer, subject, (a, b) => rank[a] > rank[b], 'no'),
  };
}

/** Allows what `inner` allows, but only in another's name and with evidence. */
export function onBehalf<S>(inner: Rule<S>): Rule<S> {
  return {
    name: `onBehalf(${inner.name})`,
    judge: (viewer, subject) => (inner.judge(viewer, subject) === 'no' ? 'no' : 'on-behalf'),
  };
}

export const anyone: Rule = rule('anyone', () => true);
export const signedIn: Rule = rule('signedIn', (viewer) => viewer.kind === 'person');
export const isSystem: Rule = rule('isSystem', (viewer) => viewer.kind === 'system');

/** Holds the role in the scope that `scopeOf` reads from the subject, or anywhere when it is left out. */
export function hasRole<S>(role: Role | readonly Role[], scopeOf?: (subject: S) => Scope | null): Rule<S> {
  return rule(`hasRole(${String(role)})`, (viewer, subject) => {
    if (!scopeOf) return holds(viewer, role);
    const scope = scopeOf(subject);
    return scope !== null && holds(viewer, role, scope);
  });
}

/** Throws UNAUTHENTICATED or FORBIDDEN unless the rule says yes. */
export function authorize<S>(viewer: Viewer, asked: Rule<S>, subject: S): void {
  if (asked.judge(viewer, subject) === 'yes') return;
  throw viewer.kind === 'anonymous' ? unauthenticated() : forbidden();
}

/** Whether the rule says yes: for fields that are shown or left out. */
export function permits<S>(viewer: Viewer, asked: Rule<S>, subject: S): boolean {
  return asked.judge(viewer, subject) === 'yes';
}

function pick<S>(
  rules: readonly Rule<S>[],
  viewer: Viewer,
  subject: S,
  better: (candidate: Verdict, best: Verdict) => boolean,
  ifEmpty: Verdict,
): Verdict {
  const verdicts = rules.map((each) => each.judge(viewer, subject));
  return verdicts.reduce((best, each) => (better(each, best) ? each : best), verdicts[0] ?? ifEmpty);
}
