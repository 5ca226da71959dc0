import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLSchema } from 'graphql';
import { aRequirement, startTestApp } from '../factories/index.js';
import { call, later, servedSchema } from './matrix/asking.js';
import { aPaper, aWorld, english, type RoleName, type World } from './matrix/world.js';

let world: World;
let schema: GraphQLSchema;
beforeAll(async () => {
  world = await aWorld(await startTestApp());
  schema = await servedSchema(world.app);
});
afterAll(() => world.app.close());

const text = (words: string) => ({ lang: 'EN', text: words });

function ask(name: string, role: RoleName, given: Record<string, unknown>) {
  return call(world.app, schema, name, { as: world.people[role], given });
}

async function aRequirementIn(status: string, form: object = {}): Promise<string> {
  return (await aRequirement(world.app, { cast: world.cast, status, ...form })).requirement._id;
}

const stored = (id: string) => world.app.kernel.subjects.get('requirement')!.findById(id).lean();

describe('a draft', () => {
  const draft = (form: object) =>
    ask('draftRequirement', 'member', {
      input: {
        challengeId: world.challenge._id,
        organizationId: world.enterprise._id,
        title: text('Need'),
        ...form,
      },
    });
  const indicator = (rest: object) => ({
    indicators: [{ name: text('Purity'), comparator: 'AT_LEAST', mustHave: true, ...rest }],
  });
  const rows: [string, object, { path: string; code: string }[]][] = [
    ['an amount below nothing', { budget: '-1' }, [{ path: 'budget', code: 'NEGATIVE' }]],
    ['an amount beyond all', { budget: '10000000000001' }, [{ path: 'budget', code: 'TOO_LARGE' }]],
    ['an unknown field', { field: 'alchemy' }, [{ path: 'field', code: 'UNKNOWN_CODE' }]],
    [
      'an unknown mode',
      { cooperationModes: ['by-magic'] },
      [{ path: 'cooperationModes', code: 'UNKNOWN_CODE' }],
    ],
    [
      'a deadline that has passed',
      { deadline: '2022-01-01T00:00:00Z' },
      [{ path: 'deadline', code: 'IN_THE_PAST' }],
    ],
    [
      'a target that is no decimal',
      indicator({ target: '1e3' }),
      [{ path: 'indicators.0.target', code: 'NOT_A_DECIMAL' }],
    ],
    ['an indicator of no key', indicator({ key: '' }), [{ path: 'indicators.0.key', code: 'MALFORMED' }]],
    ['no award slot', { awardSlots: 0 }, [{ path: 'awardSlots', code: 'MIN' }]],
    ['an empty title', { title: text(' ') }, [{ path: 'title', code: 'REQUIRED' }]],
    ['a challenge that does not exist', { challengeId: 'x' }, [{ path: 'challengeId', code: 'NOT_FOUND' }]],
    [
      'several wrong fields',
      { budget: '-1', field: 'alchemy' },
      [
        { path: 'budget', code: 'NEGATIVE' },
        { path: 'field', code: 'UNKNOWN_CODE' },
      ],
    ],
  ];
  it.each(rows)('with %s names it', async (_what, form, problems) => {
    const count = () => world.app.kernel.subjects.get('requirement')!.countDocuments();
    const before = await count();
    expect(await draft(form)).toEqual({ as: 'InvalidInput', problems });
    expect(await count()).toBe(before);
  });

  it.each(['1.5', '1e3', '', '+1', '0x10', '٣', ' 1', '9'.repeat(19)])(
    'has no budget of "%s" fen',
    async (budget) => {
      expect(await draft({ budget })).toEqual({ as: 'BAD_REQUEST' });
    },
  );

  it.each([100, 1.5, -1, true, {}, ['1']])('has no budget of %j', async (budget) => {
    expect(await draft({ budget })).toEqual({ as: 'BAD_REQUEST' });
  });
});

describe('a dictionary', () => {
  it.each(['constructor', 'prototype', 'toString', 'hasOwnProperty', '__proto__', '$where', 'a.b', ''])(
    'is not named "%s"',
    async (name) => {
      const dictionary = { name, entries: [] };
      const given = { id: world.challenge._id, dictionary };
      const { as, problems } = await ask('editChallengeDictionary', 'organizer', given);
      expect([as, problems]).toEqual(['InvalidInput', [{ path: `dictionaries.${name}`, code: 'MALFORMED' }]]);
    },
  );
});

describe('an organization', () => {
  const rows: [string, object, { path: string; code: string }[]][] = [
    ['an unknown region', { region: '999999' }, [{ path: 'region', code: 'UNKNOWN_REGION' }]],
    ['no region', { region: '' }, [{ path: 'region', code: 'UNKNOWN_REGION' }]],
    [
      'a credit code of another length',
      { creditCode: '9162' },
      [{ path: 'creditCode', code: 'INVALID_CREDIT_CODE' }],
    ],
    [
      'a wrong check digit',
      { creditCode: '91620100MA00000010' },
      [{ path: 'creditCode', code: 'INVALID_CREDIT_CODE' }],
    ],
    ['no letters in its name', { name: text('…') }, [{ path: 'name', code: 'MALFORMED' }]],
  ];
  it.each(rows)('with %s is not claimed', async (_what, details, problems) => {
    const input = { name: text('Organization'), kind: 'ENTERPRISE', region: '620100', ...details };
    expect(await ask('claimOrganization', 'plain', { input })).toEqual({ as: 'InvalidInput', problems });
  });

  it('is not claimed twice under one credit code', async () => {
    const { creditCode } = world.enterprise;
    const input = { name: text('Twin'), kind: 'ENTERPRISE', region: '620100', creditCode };
    expect(await ask('claimOrganization', 'plain', { input })).toEqual({ as: 'Conflict' });
  });

  it('is not found by an unknown region', async () => {
    const query =
      '{ organizations(filter: { region: "999999" }) { totalCount } requirements(filter: { regions: ["zz"] }) { totalCount } }';
    const { errors } = await world.app.request(query);
    expect(errors!.map(({ path, extensions }) => [path, extensions.problems])).toEqual(
      expect.arrayContaining([
        [['organizations'], [expect.objectContaining({ path: 'filter.region', code: 'UNKNOWN_REGION' })]],
      ]),
    );
  });
});

describe('an action', () => {
  it('is refused when somebody has changed the record meanwhile', async () => {
    const id = await aRequirementIn('submitted');
    const before = await stored(id);
    const act = { reason: 'for the test', expectedVersion: 1 };
    const query = `mutation ($id: ID!, $act: ActInput) { returnRequirement(id: $id, act: $act) {
      __typename ... on StaleState { expectedVersion actualVersion } } }`;
    const { data } = await world.app.request(query, { id, act }, { as: world.people.organizer });
    const stale = { __typename: 'StaleState', expectedVersion: 1, actualVersion: 2 };
    expect(data.returnRequirement).toEqual(stale);
    expect(await stored(id)).toEqual(before);
  });

  const forSomebody = () => ({ kind: 'ORGANIZATION', id: world.enterprise._id });
  const acts: [string, () => Promise<object> | object, { path: string; code: string }[]][] = [
    ['for somebody unnamed', () => ({}), [{ path: 'act.onBehalfOf', code: 'REQUIRED' }]],
    [
      'for somebody without evidence',
      () => ({ onBehalfOf: forSomebody() }),
      [{ path: 'act.evidence', code: 'EVIDENCE_REQUIRED' }],
    ],
    [
      'with evidence that does not exist',
      () => ({ onBehalfOf: forSomebody(), evidence: 'x' }),
      [{ path: 'act.evidence', code: 'NOT_FOUND' }],
    ],
    [
      'with evidence that somebody else uploaded',
      async () => ({ onBehalfOf: forSomebody(), evidence: await aPaper(world, world.people.plain!) }),
      [{ path: 'act.evidence', code: 'NOT_FOUND' }],
    ],
    [
      'for an organization whose it is not',
      async () => ({
        onBehalfOf: { kind: 'ORGANIZATION', id: 'x' },
        evidence: await aPaper(world, world.people.organizer!),
      }),
      [{ path: 'act.onBehalfOf', code: 'NOT_THE_OWNER' }],
    ],
    [
      'in the future',
      () => ({ effectiveAt: later, onBehalfOf: forSomebody() }),
      [{ path: 'act.effectiveAt', code: 'IN_THE_FUTURE' }],
    ],
  ];
  it.each(acts)('%s is refused, and changes nothing', async (_what, act, problems) => {
    const id = await aRequirementIn('submitted');
    const before = await stored(id);
    const given = { id, act: { reason: 'for the test', ...(await act()) } };
    expect(await ask('withdrawRequirement', 'organizer', given)).toEqual({ as: 'InvalidInput', problems });
    expect(await stored(id)).toEqual(before);
  });

  it('without the reason it needs is refused', async () => {
    const id = await aRequirementIn('submitted');
    for (const reason of [undefined, '', '  ']) {
      const outcome = await ask('returnRequirement', 'organizer', { id, act: { reason } });
      expect(outcome.problems).toEqual([{ path: 'act.reason', code: 'REQUIRED' }]);
    }
  });

  it('that the table does not have is refused with what it has', async () => {
    const id = await aRequirementIn('draft');
    expect(await ask('releaseRequirement', 'organizer', { id })).toEqual({ as: 'NOT_FOUND' });
    const query = `mutation ($id: ID!) { releaseRequirement(id: $id) {
      __typename ... on IllegalTransition { action state allowed } } }`;
    const { data } = await world.app.request(query, { id }, { as: world.people.member });
    const illegal = { action: 'release', state: 'draft', allowed: ['edit', 'submit', 'withdraw'] };
    expect(data.releaseRequirement).toEqual({ __typename: 'IllegalTransition', ...illegal });
  });
});

describe('a release', () => {
  it('is refused while a must-have indicator has no target and the text is unconfirmed', async () => {
    const indicators = [{ name: english('Purity'), comparator: '>=', mustHave: true }];
    const id = await aRequirementIn('selected', { indicators });
    const before = await stored(id);
    const problems = [
      { path: 'indicators.0.target', code: 'TARGET_MISSING' },
      { path: 'confirmedVersion', code: 'UNCONFIRMED' },
    ];
    expect(await ask('releaseRequirement', 'organizer', { id })).toEqual({ as: 'InvalidInput', problems });
    expect(await stored(id)).toEqual(before);
    const offered = await world.app.request(`{ requirement(id: "${id}") { viewerActions } }`, null, {
      as: world.people.organizer,
    });
    expect(offered.data.requirement.viewerActions).not.toContain('RELEASE');
  });
});

describe('a foreign id', () => {
  const withoutRequestId = (body: string) => body.replaceAll(/"requestId":"[^"]*"/g, '');
  it.each(['plain', 'otherMember', 'otherOrganizer', 'administrator', 'blindJudge'] as const)(
    'looks to %s like one that does not exist, in every query and mutation that takes it',
    async (role) => {
      const foreign = await aRequirementIn('submitted');
      const missing = foreign.replaceAll(/./g, '0');
      const as = world.people[role];
      const mutations = Object.values(schema.getMutationType()!.getFields()).filter(({ type }) =>
        String(type).startsWith('RequirementResult'),
      );
      for (const { name } of mutations.filter(({ args }) => args.some((each) => each.name === 'id')))
        expect([name, await ask(name, role, { id: foreign })]).toEqual([
          name,
          await ask(name, role, { id: missing }),
        ]);
      const asked = async (id: string) =>
        withoutRequestId(
          (await world.app.request(`{ requirement(id: "${id}") { id title { text } } }`, null, { as })).text,
        );
      expect(await asked(foreign)).toBe(await asked(missing));
    },
  );
});
