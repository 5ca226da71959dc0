import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealHistory, verifyHistory } from '@duijie/server';
import { actionsOf, legalActions, requirementWorkflow, targetsOf } from '@duijie/shared';
import {
  aCast,
  aPerson,
  aRequirement,
  type Cast,
  diagnose,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';

type Action = keyof (typeof requirementWorkflow)['actions'];

const later = '2022-12-31T16:00:00.000Z';
const result = `{ __typename ... on Requirement { id status version code publicVersion confirmedVersion deadline }
  ... on InvalidInput { problems { path code } } ... on IllegalTransition { state allowed }
  ... on StaleState { expectedVersion actualVersion } ... on Conflict { path } }`;

/** The mutation of each action, with what it takes besides; `dock` and `undock` belong to agreements and have none. */
const mutations: Partial<Record<Action, { name: string; takes?: string; gives?: object }>> = {
  edit: { name: 'editRequirement', takes: 'input: { budget: "100" }' },
  submit: { name: 'submitRequirement' },
  recommend: { name: 'recommendRequirement' },
  return: { name: 'returnRequirement' },
  reject: { name: 'rejectRequirement' },
  select: { name: 'selectRequirement' },
  revise: { name: 'reviseRequirement', takes: 'text: { summary: { lang: EN, text: "Shorter" } }' },
  confirm: { name: 'confirmRequirement', takes: 'publicVersion: 1' },
  release: { name: 'releaseRequirement' },
  extend: { name: 'extendRequirement', takes: `deadline: "${later}"` },
  close: { name: 'closeRequirement' },
  reopen: { name: 'reopenRequirement', takes: `deadline: "${later}"` },
  conclude: { name: 'concludeRequirement' },
  withdraw: { name: 'withdrawRequirement' },
};

let app: TestApp;
let cast: Cast;
let officer: Somebody;
let outsider: Somebody;
/** Holds every role at once, so that nothing but the table can refuse them. */
let everybody: Somebody;

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  const region = { role: 'county-officer', scope: { kind: 'region', id: '620100' } } as const;
  officer = await aPerson(app, { roles: [region] });
  outsider = await aPerson(app);
  const enterprise = {
    role: 'enterprise-member',
    scope: { kind: 'organization', id: cast.enterprise._id },
  } as const;
  const organizer = { role: 'organizer', scope: { kind: 'challenge', id: cast.challenge._id } } as const;
  everybody = await aPerson(app, { roles: [region, enterprise, organizer] });
});
afterAll(() => app.close());

interface Taking {
  readonly as: Somebody | null;
  readonly act?: object;
  readonly takes?: string;
  readonly headers?: Record<string, string>;
}

async function take(id: string, action: Action, { as, act, takes, headers }: Taking) {
  const { name, takes: usual = '' } = mutations[action]!;
  const query = `mutation ($id: ID!, $act: ActInput) { ${name}(id: $id, ${takes ?? usual} act: $act) ${result} }`;
  const variables = { id, act: { reason: 'for the test', ...act } };
  const answer = await app.request(query, variables, { as, ...(headers && { headers }) });
  return { error: answer.errors?.[0]?.extensions.code, ...answer.data?.[name] };
}

const isSystems = (action: Action) => mutations[action] === undefined;

function takeInTransaction(id: string, action: Action) {
  const method = action === 'dock' ? 'dock' : 'undock';
  return cast.organizer
    .viewer()
    .then((viewer) => app.kernel.transact(viewer, (tx) => app.services.requirements[method](tx, id)));
}

const stored = (id: string) => app.kernel.subjects.get('requirement')!.findById(id).lean();
const rowsOf = (id: string) => app.kernel.connection.collection('history').countDocuments({ subjectId: id });

describe.each(requirementWorkflow.states)('while %s', (state) => {
  const legal = legalActions(requirementWorkflow, state);
  const illegal = actionsOf(requirementWorkflow).filter((action) => !legal.includes(action));

  it(`refuses ${illegal.join(', ')}, even to somebody who may do everything`, async () => {
    const { requirement } = await aRequirement(app, { cast, status: state });
    const before = await stored(requirement._id);
    const rows = await rowsOf(requirement._id);
    for (const action of illegal) {
      if (isSystems(action)) {
        const refusal = { code: 'ILLEGAL_TRANSITION', state, allowed: legal };
        await expect(takeInTransaction(requirement._id, action)).rejects.toMatchObject(refusal);
      } else {
        const refusal = { __typename: 'IllegalTransition', state, allowed: legal };
        expect(await take(requirement._id, action, { as: everybody })).toMatchObject(refusal);
      }
    }
    expect(await stored(requirement._id)).toEqual(before);
    expect(await rowsOf(requirement._id)).toBe(rows);
  });

  if (legal.length === 0) return;

  it.each(legal)('lets the right person %s, and nobody else', async (action) => {
    const { requirement } = await aRequirement(app, { cast, status: state, awardSlots: 2 });
    const id = requirement._id;
    if (action === 'select') await diagnose(app, cast, id);
    if (action === 'release') await take(id, 'confirm', { as: cast.member });
    const before = await stored(id);
    if (isSystems(action)) {
      expect(await takeInTransaction(id, action)).toMatchObject({ version: before!.version + 1 });
      return;
    }
    expect(await take(id, action, { as: null })).toEqual({ error: 'UNAUTHENTICATED' });
    const isPublic = ['released', 'closed', 'docked'].includes(state);
    expect(await take(id, action, { as: outsider })).toEqual({ error: isPublic ? 'FORBIDDEN' : 'NOT_FOUND' });
    for (const other of wrongOnes(action)) {
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await take(id, action, { as: other })).error);
    }
    expect(await stored(id)).toEqual(before);
    const done = await take(id, action, { as: rightOne(action) });
    const targets = targetsOf(requirementWorkflow, state, action).map((each) => each.toUpperCase());
    expect(targets).toContain(done.status);
    expect(done).toMatchObject({ __typename: 'Requirement', version: before!.version + 1 });
  });
});

const enterpriseActions: readonly Action[] = ['edit', 'submit', 'confirm', 'withdraw'];

function rightOne(action: Action): Somebody {
  if (action === 'recommend') return officer;
  return enterpriseActions.includes(action) ? cast.member : cast.organizer;
}

/** Insiders whose action it is not; organizers may take the enterprise's actions on its behalf, see below. */
function wrongOnes(action: Action): Somebody[] {
  const insiders = [cast.judge, officer, cast.member];
  return insiders.filter((each) => each !== rightOne(action));
}

describe('submitting', () => {
  it('names everything that is missing or wrong, each by its path', async () => {
    const { requirement } = await aRequirement(app, {
      cast,
      summary: null,
      field: null,
      indicators: [],
      deadline: new Date('2022-05-02T00:00:00Z'),
    });
    const clock = new Date('2022-05-03T00:00:00Z');
    app.clock.set(clock);
    expect(await take(requirement._id, 'submit', { as: cast.member })).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { path: 'summary', code: 'REQUIRED' },
        { path: 'indicators', code: 'REQUIRED' },
        { path: 'field', code: 'REQUIRED' },
        { path: 'deadline', code: 'IN_THE_PAST' },
      ],
    });
  });

  it('gives codes in order and without gaps, and keeps them on resubmission', async () => {
    const own = await aCast(app, { ...cast, challenge: (await aCast(app)).challenge });
    const organizer = await aPerson(app, {
      roles: [{ role: 'organizer', scope: { kind: 'challenge', id: own.challenge._id } }],
    });
    const drafts = await Promise.all([1, 2, 3, 4].map(() => aRequirement(app, { cast: own })));
    const ids = drafts.map(({ requirement }) => requirement._id);
    const answers = await Promise.all(ids.map((id) => take(id, 'submit', { as: own.member })));
    const prefix = own.challenge.codePrefix;
    expect(answers.map(({ code }) => code).sort()).toEqual([1, 2, 3, 4].map((n) => `${prefix}-XQ-000${n}`));
    await take(ids[0]!, 'return', { as: organizer });
    const again = await take(ids[0]!, 'submit', { as: own.member });
    expect(again).toMatchObject({ code: answers[0]!.code, publicVersion: 2, confirmedVersion: null });
  });

  it('has one effect per Idempotency-Key', async () => {
    const { requirement } = await aRequirement(app, { cast });
    const headers = { 'idempotency-key': 'submit once' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => take(requirement._id, 'submit', { as: cast.member, headers })),
    );
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect(answers.every(({ version }) => version === 2)).toBe(true);
    const other = await take(requirement._id, 'submit', {
      as: cast.member,
      headers,
      act: { reason: 'other' },
    });
    expect(other.error).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('releasing', () => {
  it('needs a review, a confirmed text and a target for each must-have indicator', async () => {
    const name = { lang: 'en' as const, text: 'Yield', translations: [] };
    const { requirement } = await aRequirement(app, {
      cast,
      status: 'submitted',
      indicators: [
        { name, comparator: '>=', mustHave: true },
        { name, comparator: 'qualitative', mustHave: true },
      ],
    });
    const id = requirement._id;
    const undiagnosed = [{ path: 'reviews', code: 'NOT_DIAGNOSED' }];
    expect(await take(id, 'select', { as: cast.organizer })).toMatchObject({ problems: undiagnosed });
    await diagnose(app, cast, id);
    await take(id, 'select', { as: cast.organizer });
    expect((await take(id, 'release', { as: cast.organizer })).problems).toEqual([
      { path: 'indicators.0.target', code: 'TARGET_MISSING' },
      { path: 'indicators.1.targetText', code: 'TARGET_MISSING' },
      { path: 'confirmedVersion', code: 'UNCONFIRMED' },
    ]);
    const indicators = `[{ key: "i1", name: { lang: EN, text: "Yield" }, comparator: AT_LEAST, target: "90", mustHave: true }]`;
    const revised = await take(id, 'revise', {
      as: cast.organizer,
      takes: `text: { indicators: ${indicators} }`,
    });
    expect(revised).toMatchObject({ publicVersion: 2, confirmedVersion: null });
    expect(await take(id, 'confirm', { as: cast.member })).toMatchObject({
      problems: [{ path: 'publicVersion', code: 'NOT_CURRENT' }],
    });
    await take(id, 'confirm', { as: cast.member, takes: 'publicVersion: 2' });
    expect(await take(id, 'release', { as: cast.organizer })).toMatchObject({ status: 'RELEASED' });
  });

  it('has exactly one winner among 64 contenders', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'selected' });
    await take(requirement._id, 'confirm', { as: cast.member });
    const rows = await rowsOf(requirement._id);
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => take(requirement._id, 'release', { as: cast.organizer })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'Requirement')).toHaveLength(1);
    const refusals = answers.map((answer) => answer.error ?? answer.__typename);
    for (const each of refusals) expect(['Requirement', 'IllegalTransition', 'StaleState']).toContain(each);
    expect(await rowsOf(requirement._id)).toBe(rows + 1);
  });
});

describe('history', () => {
  it('of all that happened here verifies, and stays so when it is sealed', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
    const head = await sealHistory(app.kernel);
    expect(await verifyHistory(app.kernel, head!)).toMatchObject({ first: null, head: head!.hash });
  });
});
