import { describe, expect, it } from '@jest/globals';
import { actionsOf, requirementWorkflow, type Role, type Scope } from '@duijie/shared';
import { anonymousViewer, systemViewer, type Viewer } from '../kernel/index.js';
import { type RequirementRecord } from './model.js';
import { insiderFilters, policy } from './policy.js';

const requirement = { challengeId: 'c', organizationId: 'o', region: '620102' } as RequirementRecord;

const holding = (role: Role, scope: Scope): Viewer => ({
  ...anonymousViewer({ requestId: 'test' }),
  kind: 'person',
  personId: 'p',
  accountId: 'a',
  roles: [{ role, scope }],
});

const viewers = {
  'enterprise-member': holding('enterprise-member', { kind: 'organization', id: 'o' }),
  'enterprise-signatory': holding('enterprise-signatory', { kind: 'organization', id: 'o' }),
  organizer: holding('organizer', { kind: 'challenge', id: 'c' }),
  officer: holding('county-officer', { kind: 'region', id: '620100' }),
  system: systemViewer('test'),
};

const strangers = {
  anonymous: anonymousViewer({ requestId: 'test' }),
  'member elsewhere': holding('enterprise-member', { kind: 'organization', id: 'o2' }),
  'organizer elsewhere': holding('organizer', { kind: 'challenge', id: 'c2' }),
  'officer elsewhere': holding('county-officer', { kind: 'region', id: '620200' }),
  judge: holding('judge', { kind: 'challenge', id: 'c' }),
  auditor: holding('auditor', { kind: 'platform' }),
  administrator: holding('administrator', { kind: 'platform' }),
};

/** Who may take the action, with `on behalf` where it is only in the enterprise's name. */
function allowed(action: keyof typeof policy): string[] {
  return Object.entries(viewers).flatMap(([name, viewer]) => {
    const verdict = policy[action].judge(viewer, requirement);
    return verdict === 'no' ? [] : [verdict === 'yes' ? name : `${name} on behalf`];
  });
}

const enterprise = ['enterprise-member', 'enterprise-signatory', 'organizer on behalf'];

describe('who may', () => {
  it.each([
    ['edit', enterprise],
    ['submit', enterprise],
    ['confirm', enterprise],
    ['withdraw', enterprise],
    ['recommend', ['officer']],
    ['close', ['organizer', 'system']],
    ['dock', ['system']],
    ['undock', ['system']],
    ...(['return', 'reject', 'select', 'revise', 'release', 'extend', 'reopen', 'conclude'] as const).map(
      (action) => [action, ['organizer']] as const,
    ),
  ] as [keyof typeof policy, string[]][])('%s', (action, expected) => {
    expect(allowed(action)).toEqual(expected);
  });

  it('do anything else: nobody', () => {
    for (const action of actionsOf(requirementWorkflow))
      for (const viewer of Object.values(strangers))
        expect(policy[action].judge(viewer, requirement)).toBe('no');
  });
});

describe('insiders', () => {
  it('are those who know more than the public; administrators and judges are none', () => {
    const branches = (viewer: Viewer) => insiderFilters(viewer).length;
    expect(Object.values(viewers).slice(0, 4).map(branches)).toEqual([1, 1, 2, 1]);
    expect(branches(strangers.auditor)).toBe(1);
    for (const who of ['anonymous', 'judge', 'administrator'] as const)
      expect(branches(strangers[who])).toBe(0);
  });
});
