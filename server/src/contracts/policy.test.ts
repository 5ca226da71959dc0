import { describe, expect, it } from '@jest/globals';
import { type Role, type Scope } from '@duijie/shared';
import { anonymousViewer, type Rule, systemViewer, type Viewer } from '../kernel/index.js';
import { type PaymentRecord } from './model.js';
import { mayDraft, mayPlan, mayRecord, milestonePolicy, paymentPolicy, policy, signsFor } from './policy.js';

const payment = {
  challengeId: 'c',
  enterpriseId: 'e',
  teamId: 't',
  parties: [
    { role: 'payer', organizationId: 'e', personId: null },
    { role: 'provider', organizationId: 'u', personId: null },
    { role: 'provider', organizationId: null, personId: 'natural' },
    { role: 'witness', organizationId: 's', personId: null },
  ],
  from: 0,
  to: 1,
} as unknown as PaymentRecord;

const holding = (role: Role, scope: Scope, personId = 'p'): Viewer => ({
  ...anonymousViewer({ requestId: 'test' }),
  kind: 'person',
  personId,
  accountId: 'a',
  roles: [{ role, scope }],
});
const of = (role: Role, id: string) => holding(role, { kind: 'organization', id });

const viewers = {
  'payer’s member': of('enterprise-member', 'e'),
  'payer’s signatory': of('enterprise-signatory', 'e'),
  'provider’s member': of('enterprise-member', 'u'),
  'provider’s signatory': of('enterprise-signatory', 'u'),
  person: holding('judge', { kind: 'challenge', id: 'c' }, 'natural'),
  leader: holding('team-leader', { kind: 'team', id: 't' }),
  teammate: holding('team-member', { kind: 'team', id: 't' }),
  'service centre': of('service-centre', 's'),
  organizer: holding('organizer', { kind: 'challenge', id: 'c' }),
  system: systemViewer('test'),
  // Nobody of the rest may do anything.
  anonymous: anonymousViewer({ requestId: 'test' }),
  'member elsewhere': of('enterprise-member', 'x'),
  'leader elsewhere': holding('team-leader', { kind: 'team', id: 't2' }),
  'organizer elsewhere': holding('organizer', { kind: 'challenge', id: 'c2' }),
  auditor: holding('auditor', { kind: 'platform' }),
  administrator: holding('administrator', { kind: 'platform' }),
};

/** Who the rule lets, with `on behalf` where it is only in another's name. */
function allowed(rule: Rule<PaymentRecord>): string[] {
  return Object.entries(viewers).flatMap(([name, viewer]) => {
    const verdict = rule.judge(viewer, payment);
    return verdict === 'no' ? [] : [verdict === 'yes' ? name : `${name} on behalf`];
  });
}

const payers = ['payer’s member', 'payer’s signatory'];
const providers = ['provider’s member', 'provider’s signatory', 'person', 'leader'];
const signatories = ['payer’s signatory', 'provider’s signatory', 'person', 'service centre'];
const onBehalf = 'organizer on behalf';

describe('who may', () => {
  const drafters = [...payers, 'organizer'];
  it.each([
    ['draft', mayDraft, drafters],
    ['edit', policy.edit, drafters],
    ['void', policy.void, [...drafters, 'system']],
    ['sign', policy.sign, [...signatories, onBehalf]],
    ['register', policy.register, ['organizer']],
    ['refuse a registration', policy.refuseRegistration, ['organizer']],
    ['perform', policy.perform, [...payers, ...providers, 'service centre', 'organizer']],
    ['accept', policy.accept, [...payers, onBehalf]],
    ['terminate', policy.terminate, ['organizer']],
    ['amend', policy.amend, [...signatories, 'organizer']],
    ['correct', policy.correct, ['organizer']],
    ['supersede', policy.supersede, ['system']],
    ['plan', mayPlan, [...payers, ...providers, 'organizer']],
    ['reach', milestonePolicy.reach, [...providers, onBehalf]],
    ['reject', milestonePolicy.reject, [...payers, onBehalf]],
    ['confirm a milestone', milestonePolicy.confirm, [...payers, onBehalf]],
    ['drop', milestonePolicy.drop, ['organizer']],
    ['record a payment', mayRecord, [...payers, onBehalf]],
    [
      'confirm a payment',
      paymentPolicy.confirm,
      ['provider’s member', 'provider’s signatory', 'leader', onBehalf],
    ],
    ['reverse a payment', paymentPolicy.reverse, ['organizer']],
  ] as [string, Rule<PaymentRecord>, string[]][])('%s', (_name, rule, wanted) => {
    expect(allowed(rule)).toEqual(Object.keys(viewers).flatMap((name) => find(wanted, name)));
  });

  it('sign for each party', () => {
    const signers = payment.parties.map((party) =>
      Object.keys(viewers).filter((name) => signsFor(viewers[name as keyof typeof viewers], party)),
    );
    expect(signers).toEqual([
      ['payer’s signatory'],
      ['provider’s signatory'],
      ['person'],
      ['service centre'],
    ]);
  });
});

function find(wanted: readonly string[], name: string): string[] {
  return wanted.filter((each) => each === name || each === `${name} on behalf`);
}
