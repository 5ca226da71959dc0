import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyHistory } from '@duijie/server';
import { worlds } from '@duijie/seeds';
import { type Asking, type Data, startTestApp, type TestApp } from '../factories/index.js';
import { signIn } from './sign-in.js';

/** What a mutation of the journey answers, a failure included. */
const outcome = `__typename
  ... on Requirement { id code status version publicVersion confirmedVersion viewerActions }
  ... on InvalidInput { problems { path code } } ... on IllegalTransition { state allowed }
  ... on StaleState { expectedVersion actualVersion } ... on Conflict { path }`;
const failures = `... on InvalidInput { problems { path code } } ... on IllegalTransition { state allowed }`;
const assigned = `__typename ... on AssignedReviews { assignments { id } } ${failures}`;
const review = `__typename ... on ReviewAssignment { id status viewerActions } ${failures}`;

type Who = { token: string } | null;
type Role = 'administrator' | 'organizer' | 'enterprise' | 'county-officer' | 'judge' | 'auditor';

let app: TestApp;
const people = {} as Record<Role, { token: string }>;
/** Ids that one step leaves to the next. */
let requirement: string;
let assignment: string;

const zh = (text: string) => ({ lang: 'ZH_CN', text });
const indicator = (target: string | null) => ({
  name: zh('铜回收率'),
  unit: '%',
  comparator: 'AT_LEAST',
  target,
  method: zh('一周物料衡算'),
  mustHave: true,
});

beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-02T10:00:00+08:00' });
  const told = await worlds.load('review-week', app, () => undefined);
  for (const account of told!.accounts) people[account.role as Role] = await signIn(app, account);
}, 300_000);

afterAll(() => app.close());

/** Sends one mutation; answers its outcome, or the codes of the errors where it has none. */
async function send(
  who: Who,
  field: string,
  variables: object = {},
  headers: Asking['headers'] = {},
): Promise<Data> {
  const types: Record<string, string> = {
    draft: 'DraftRequirementInput!',
    form: 'RequirementInput!',
    text: 'RequirementTextInput!',
    assigning: 'AssignReviewersInput!',
    sheet: 'ScoreSheetInput!',
    act: 'ActInput',
  };
  const declared = Object.keys(variables).map((name) => `$${name}: ${types[name]}`);
  const shown = field.startsWith('assign') ? assigned : /Assignment|Review/.test(field) ? review : outcome;
  const query = `mutation${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} { ${shown} } }`;
  const { data, codes } = await app.request(query, { ...variables }, { as: who, headers });
  return data ? Object.values(data as object)[0] : { codes };
}

async function ask(who: Who, query: string): Promise<Data> {
  const { data, errors } = await app.request(query, null, { as: who });
  expect(errors).toBeUndefined();
  return data;
}

const seenBy = async (who: Who) =>
  (await ask(who, `{ requirement(id: "${requirement}") { status title { text } } }`)).requirement;
const publicCount = async () =>
  (await ask(null, '{ challenge(slug: "open-now") { statistics { requirementsReleased } } }')).challenge
    .statistics.requirementsReleased;

// Each step begins where the one before it ended.
describe('a new requirement', () => {
  it('is drafted by its enterprise, and nobody else sees it', async () => {
    const { challenge, me } = await ask(
      people.enterprise,
      '{ challenge(slug: "open-now") { id } me { roles { scope { kind id } } } }',
    );
    const organizationId = me.roles[0].scope.id;
    const input = { challengeId: challenge.id, organizationId, title: zh('络合铜母液的选择性回收') };
    const refused = await send(people.enterprise, 'draftRequirement(input: $draft)', {
      draft: { ...input, field: 'alchemy', budget: '-1' },
    });
    expect(refused.problems).toEqual(
      expect.arrayContaining([
        { path: 'budget', code: 'NEGATIVE' },
        { path: 'field', code: 'UNKNOWN_CODE' },
      ]),
    );
    const drafted = await send(people.enterprise, 'draftRequirement(input: $draft)', { draft: input });
    expect(drafted).toMatchObject({ __typename: 'Requirement', status: 'DRAFT', code: null, version: 1 });
    requirement = drafted.id;
    expect((await seenBy(people.enterprise)).status).toBe('DRAFT');
    for (const other of [null, people.organizer, people['county-officer'], people.judge, people.auditor])
      expect(await seenBy(other)).toBeNull();
  });

  it('is not taken before its form is complete', async () => {
    const refused = await send(people.enterprise, `submitRequirement(id: "${requirement}")`);
    expect(refused.problems.map(({ path }: Data) => path).sort()).toEqual(['field', 'indicators', 'summary']);
    const form = {
      field: 'petrochemical',
      summary: zh('母液含络合铜，破络沉淀渣量大，需要在络合状态下选择性回收铜。'),
      indicators: [indicator(null)],
      budget: '65000000',
    };
    const edited = await send(people.enterprise, `editRequirement(id: "${requirement}", input: $form)`, {
      form,
    });
    expect(edited.version).toBe(2);
  });

  it('is submitted, gets the next code, and cannot be submitted again', async () => {
    expect((await send(null, `submitRequirement(id: "${requirement}")`)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await send(people.organizer, `submitRequirement(id: "${requirement}")`)).codes).toEqual([
      'NOT_FOUND',
    ]);
    const submitted = await send(people.enterprise, `submitRequirement(id: "${requirement}")`);
    expect(submitted).toMatchObject({ status: 'SUBMITTED', code: 'DJ2026-XQ-0004' });
    expect(submitted.viewerActions).toEqual(['WITHDRAW']);
    const again = await send(people.enterprise, `submitRequirement(id: "${requirement}")`);
    expect(again).toMatchObject({ __typename: 'IllegalTransition', state: 'submitted' });
    expect((await seenBy(people.organizer)).status).toBe('SUBMITTED');
    expect(await seenBy(null)).toBeNull();
  });

  it('is not selected before an expert has diagnosed it, nor by its enterprise', async () => {
    const select = `selectRequirement(id: "${requirement}")`;
    expect((await send(people.enterprise, select)).codes).toEqual(['FORBIDDEN']);
    expect((await send(people.organizer, select)).problems).toEqual([
      { path: 'reviews', code: 'NOT_DIAGNOSED' },
    ]);
  });

  it('is assigned to an expert, who then sees it', async () => {
    const { rounds } = await ask(
      people.organizer,
      '{ rounds(challenge: "open-now") { edges { node { id status } } } }',
    );
    const { me } = await ask(people.judge, '{ me { id } }');
    const roundId = rounds.edges[0].node.id;
    const assigning = {
      roundId,
      subjects: [{ kind: 'requirement', id: requirement }],
      reviewers: [me.id],
    };
    const assign = 'assignReviewers(input: $assigning)';
    expect((await send(people.enterprise, assign, { assigning })).codes).toHaveLength(1);
    expect(await seenBy(people.judge)).toBeNull();
    const { assignments } = await send(people.organizer, assign, { assigning });
    assignment = assignments[0].id;
    expect((await seenBy(people.judge)).status).toBe('SUBMITTED');
  });

  it('is diagnosed: accepted first, with a score for every criterion', async () => {
    const at = `id: "${assignment}"`;
    const sheet = {
      scores: ['authenticity', 'clarity', 'feasibility', 'value'].map((criterion) => ({
        criterion,
        score: 200,
      })),
      comment: zh('难题真实，首项指标须补目标值。'),
      recommendation: 'select',
    };
    const tooEarly = await send(people.judge, `scoreAssignment(${at}, sheet: $sheet)`, { sheet });
    expect(tooEarly).toMatchObject({ __typename: 'IllegalTransition', state: 'assigned' });
    expect((await send(people.judge, `acceptAssignment(${at})`)).status).toBe('ACCEPTED');
    expect((await send(people.judge, `submitReview(${at})`)).__typename).toBe('InvalidInput');
    const tooMany = { ...sheet, scores: [{ criterion: 'clarity', score: 251 }] };
    expect(
      (await send(people.judge, `scoreAssignment(${at}, sheet: $sheet)`, { sheet: tooMany })).__typename,
    ).toBe('InvalidInput');
    await send(people.judge, `scoreAssignment(${at}, sheet: $sheet)`, { sheet });
    expect((await send(people.judge, `submitReview(${at})`)).status).toBe('SUBMITTED');
  });

  it('is selected, unless somebody changed it since it was read', async () => {
    const select = `selectRequirement(id: "${requirement}", act: $act)`;
    const stale = await send(people.organizer, select, { act: { expectedVersion: 2 } });
    expect(stale).toMatchObject({ __typename: 'StaleState', expectedVersion: 2, actualVersion: 3 });
    const selected = await send(people.organizer, select, { act: { expectedVersion: 3 } });
    expect(selected).toMatchObject({ status: 'SELECTED', version: 4 });
  });

  it('is not released while a target is missing and the enterprise has not confirmed', async () => {
    const refused = await send(people.organizer, `releaseRequirement(id: "${requirement}")`);
    expect(refused.problems).toEqual([
      { path: 'indicators.0.target', code: 'TARGET_MISSING' },
      { path: 'confirmedVersion', code: 'UNCONFIRMED' },
    ]);
    expect(await seenBy(null)).toBeNull();
  });

  it('is worded for the public, and confirmed by the enterprise as it stands', async () => {
    const text = { title: zh('络合铜母液中铜的选择性回收'), indicators: [indicator('90')] };
    const revised = await send(people.organizer, `reviseRequirement(id: "${requirement}", text: $text)`, {
      text,
    });
    expect(revised).toMatchObject({ status: 'SELECTED', publicVersion: 2, confirmedVersion: null });
    const confirm = (version: number) =>
      `confirmRequirement(id: "${requirement}", publicVersion: ${version}, act: $act)`;
    expect((await send(people.enterprise, confirm(1), { act: null })).problems).toEqual([
      { path: 'publicVersion', code: 'NOT_CURRENT' },
    ]);
    expect((await send(people.organizer, confirm(2), { act: null })).problems).toEqual([
      { path: 'act.onBehalfOf', code: 'REQUIRED' },
    ]);
    const confirmed = await send(people.enterprise, confirm(2), { act: null });
    expect(confirmed).toMatchObject({ publicVersion: 2, confirmedVersion: 2 });
  });

  it('is released once, however often the request is repeated', async () => {
    const before = await publicCount();
    const release = () =>
      send(
        people.organizer,
        `releaseRequirement(id: "${requirement}")`,
        {},
        { 'idempotency-key': 'journey' },
      );
    const [first, second] = [await release(), await release()];
    expect(first).toMatchObject({ status: 'RELEASED', code: 'DJ2026-XQ-0004' });
    expect(second).toEqual(first);
    expect(await publicCount()).toBe(before + 1);
    const seen = await ask(
      null,
      '{ requirement(code: "DJ2026-XQ-0004") { status title { text } indicators { target } budget background { text } } }',
    );
    expect(seen.requirement).toEqual({
      status: 'RELEASED',
      title: { text: '络合铜母液中铜的选择性回收' },
      indicators: [{ target: '90' }],
      budget: '65000000',
      background: null,
    });
  });

  it('keeps what happened to it for those concerned, and the chain holds', async () => {
    const { requirement: read } = await ask(
      people.auditor,
      `{ requirement(id: "${requirement}") { history { seq action to } } }`,
    );
    const actions = ['create', 'edit', 'submit', 'select', 'revise', 'confirm', 'release'];
    expect(read.history.map(({ action }: Data) => action)).toEqual(actions);
    expect(read.history.at(-1)).toEqual({ seq: actions.length, action: 'release', to: 'released' });
    const text = { title: zh('改题') };
    const late = await send(people.organizer, `reviseRequirement(id: "${requirement}", text: $text)`, {
      text,
    });
    expect(late).toMatchObject({ __typename: 'IllegalTransition', state: 'released' });
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
  });
});
