import { type RoleGift } from '@duijie/server';
import { type CastPerson } from '../content/index.js';
import { type Telling } from './telling.js';

/** What a person may do in the challenge, and that they belong to the body they work for (whoever claimed it does already). */
export function rolesIn(telling: Telling, people: readonly CastPerson[], person: CastPerson): RoleGift[] {
  const own = roleIn(telling.challengeId, person);
  if (claimantOf(people, person.body) === person) return own;
  const scope = { kind: 'organization', id: telling.cast.organization(person.body) } as const;
  return [...own, { role: 'enterprise-member', scope }];
}

/** The first of a body's people claims it. */
export function claimantOf(people: readonly CastPerson[], body: string): CastPerson {
  const first = people.find((person) => person.body === body);
  if (!first) throw new Error(`nobody belongs to "${body}"`);
  return first;
}

function roleIn(challengeId: string, { role, region }: CastPerson): RoleGift[] {
  const challenge = { kind: 'challenge', id: challengeId } as const;
  switch (role) {
    case 'organizer':
    case 'service-centre':
      return [{ role, scope: challenge }];
    case 'expert':
      return [{ role: 'judge', scope: challenge }];
    case 'county-officer':
      return [{ role, scope: { kind: 'region', id: region ?? '' } }];
    case 'auditor':
    case 'administrator':
      return [{ role, scope: { kind: 'platform' } }];
  }
}
