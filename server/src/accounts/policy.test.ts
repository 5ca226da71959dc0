import { describe, expect, it } from '@jest/globals';
import { type Role, roles, type Scope } from '@duijie/shared';
import { anonymousViewer, permits, systemViewer, type Viewer } from '../kernel/index.js';
import { type Gift, mayGive, scopesFor } from './policy.js';

const platform: Scope = { kind: 'platform' };
const challenge: Scope = { kind: 'challenge', id: 'c1' };
const organization: Scope = { kind: 'organization', id: 'o1' };

function somebody(personId: string, ...held: [Role, Scope][]): Viewer {
  const viewer = anonymousViewer({ requestId: 'r' });
  return { ...viewer, kind: 'person', personId, roles: held.map(([role, scope]) => ({ role, scope })) };
}

const gift = (role: Role, scope: Scope, challengeIds: string[] = []): Gift => {
  return { personId: 'receiver', role, scope, challengeIds };
};

describe('giving a role', () => {
  const organizer = somebody('organizer', ['organizer', challenge]);
  const signatory = somebody('signatory', ['enterprise-signatory', organization]);

  it.each(roles)('of %s is for administrators and the system, but never to oneself', (role) => {
    const administrator = somebody('administrator', ['administrator', platform]);
    const given = gift(role, { kind: scopesFor[role][0]!, id: 'x' }, ['c1']);
    expect(permits(administrator, mayGive, given)).toBe(true);
    expect(permits(systemViewer('s'), mayGive, given)).toBe(true);
    for (const viewer of [administrator, organizer, signatory]) {
      expect(permits(viewer, mayGive, { ...given, personId: viewer.personId! })).toBe(false);
    }
  });

  it('is for organizers inside their challenge, and never makes an organizer, auditor or administrator', () => {
    const allowed = roles.filter((role) => permits(organizer, mayGive, gift(role, challenge, ['c1'])));
    expect(allowed.sort()).toEqual(
      ['county-officer', 'enterprise-member', 'enterprise-signatory', 'judge', 'service-centre'].sort(),
    );
    for (const role of roles) {
      expect(permits(organizer, mayGive, gift(role, { ...challenge, id: 'c2' }, ['c2']))).toBe(false);
      expect(permits(organizer, mayGive, gift(role, challenge, []))).toBe(false);
    }
  });

  it('is for signatories as to membership in their organization', () => {
    const allowed = roles.filter((role) => permits(signatory, mayGive, gift(role, organization)));
    expect(allowed).toEqual(['enterprise-member', 'enterprise-signatory']);
    for (const role of roles) {
      expect(permits(signatory, mayGive, gift(role, { ...organization, id: 'o2' }))).toBe(false);
      const member = somebody('member', ['enterprise-member', organization]);
      expect(permits(member, mayGive, gift(role, organization))).toBe(false);
    }
  });

  it('is not for everybody else', () => {
    const others = roles.filter(
      (role) => !['administrator', 'organizer', 'enterprise-signatory'].includes(role),
    );
    const viewers = others.map((role) => somebody('other', [role, { kind: scopesFor[role][0]!, id: 'c1' }]));
    for (const viewer of [...viewers, anonymousViewer({ requestId: 'r' }), somebody('nobody')]) {
      for (const role of roles) {
        for (const scope of [platform, challenge, organization])
          expect(permits(viewer, mayGive, gift(role, scope, ['c1']))).toBe(false);
      }
    }
  });
});
