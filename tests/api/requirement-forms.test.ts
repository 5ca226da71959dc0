import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aChallenge,
  aPerson,
  aRequirement,
  type Cast,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
});
afterAll(() => app.close());

const fields = `... on Requirement { id version status field budget deadline awardSlots namePublic cooperationModes externalRef region
    keywords { zh en } contact { name phone email } title { text(lang: ZH_CN) } summary { text }
    indicators { key comparator target targetMax unit mustHave name { text } targetText { text } } }
  ... on InvalidInput { problems { path code } } ... on Conflict { path }`;
const drafting = `mutation ($input: DraftRequirementInput!, $act: ActInput) {
  draftRequirement(input: $input, act: $act) { __typename ${fields} } }`;
const editing = `mutation ($id: ID!, $input: RequirementInput!) { editRequirement(id: $id, input: $input) { __typename ${fields} } }`;

const zh = (text: string, en: string) => ({ lang: 'ZH_CN', text, translations: [{ lang: 'EN', text: en }] });
const input = (given: object = {}) => ({
  challengeId: cast.challenge._id,
  organizationId: cast.enterprise._id,
  title: zh('低温乙醇沉淀', 'Ethanol precipitation'),
  ...given,
});

async function draft(
  given: object = {},
  as: Somebody | null = cast.member,
  headers: Record<string, string> = {},
) {
  const answer = await app.request(drafting, { input: input(given) }, { as, headers });
  return { error: answer.errors?.[0]?.extensions, ...answer.data?.draftRequirement };
}

async function edit(id: string, given: object) {
  const answer = await app.request(editing, { id, input: given }, { as: cast.member });
  return { error: answer.errors?.[0]?.extensions, ...answer.data?.editRequirement };
}

const count = () => app.kernel.connection.collection('requirements').countDocuments();
const problem = (path: string, code: string) => ({ problems: [{ path, code }] });

describe('drafting', () => {
  it('keeps every field as it was given', async () => {
    const form = {
      summary: zh('需求概述', 'Summary'),
      field: 'biomedicine',
      keywords: { zh: ['白蛋白'], en: ['albumin'] },
      budget: '900719925474099200',
      cooperationModes: ['licensing', 'consulting'],
      deadline: '2022-09-01T16:00:00.000Z',
      awardSlots: 2,
      namePublic: false,
      contact: { name: '王', phone: null, email: 'wang@enterprise.example' },
      externalRef: 'A-17',
      indicators: [
        {
          name: zh('比活', 'Activity'),
          unit: 'IU/mg',
          comparator: 'AT_LEAST',
          target: '1.20',
          mustHave: true,
        },
        {
          name: zh('温度', 'Temperature'),
          comparator: 'BETWEEN',
          target: '-2',
          targetMax: '8',
          mustHave: false,
        },
        {
          name: zh('外观', 'Look'),
          comparator: 'QUALITATIVE',
          targetText: zh('无色', 'Clear'),
          mustHave: false,
        },
      ],
    };
    const tooMuch = await draft(form);
    expect(tooMuch).toMatchObject(problem('budget', 'TOO_LARGE'));
    const budget = '9999999999999';
    const drafted = await draft({ ...form, budget });
    const { summary, indicators, ...plain } = form;
    expect(drafted).toMatchObject({ ...plain, budget, status: 'DRAFT', version: 1, region: '620102' });
    expect(drafted.title.text).toBe('低温乙醇沉淀');
    expect(drafted.summary.text).toBe(summary.text);
    const keyed = indicators.map(({ name, targetText, ...rest }, index) => ({
      ...{ key: `i${index + 1}`, unit: null, target: null, targetMax: null, ...rest },
      name: { text: name.text },
      targetText: targetText ? { text: targetText.text } : null,
    }));
    expect(drafted.indicators).toEqual(keyed);
  });

  it('takes deadline and award slots from the challenge', async () => {
    const requirementDeadline = new Date('2022-10-01T00:00:00Z');
    const challenge = await aChallenge(app, { defaults: { requirementDeadline, awardSlots: 3 } });
    const drafted = await draft({ challengeId: challenge._id });
    expect(drafted).toMatchObject({
      deadline: requirementDeadline.toISOString(),
      awardSlots: 3,
      budget: null,
    });
  });

  it('names everything that is wrong, each by its path, and changes nothing', async () => {
    const before = await count();
    const name = zh('比活', 'Activity');
    const refused = await draft({
      field: 'alchemy',
      cooperationModes: ['licensing', 'barter'],
      budget: '-1',
      deadline: '2020-01-01T00:00:00Z',
      contact: { email: 'nowhere' },
      keywords: { zh: [' '], en: [] },
      indicators: [
        { name, comparator: 'AT_LEAST', target: '1e3', mustHave: true },
        { name, comparator: 'BETWEEN', target: '8', targetMax: '2', mustHave: true },
        { name, comparator: 'BETWEEN', target: '8', mustHave: true },
        { name, comparator: 'QUALITATIVE', target: '1', mustHave: true },
        { key: 'k', name, comparator: 'EQUAL', targetMax: '1', mustHave: true },
        { key: 'k', name, comparator: 'EQUAL', mustHave: true },
      ],
    });
    expect(
      refused.problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort(),
    ).toEqual([
      'budget NEGATIVE',
      'contact.email MALFORMED',
      'cooperationModes.1 UNKNOWN_CODE',
      'deadline IN_THE_PAST',
      'field UNKNOWN_CODE',
      'indicators.0.target NOT_A_DECIMAL',
      'indicators.1.targetMax NOT_AFTER',
      'indicators.2.targetMax REQUIRED',
      'indicators.3.target NOT_APPLICABLE',
      'indicators.4.targetMax NOT_APPLICABLE',
      'indicators.5.key DUPLICATE',
      'keywords.zh.0 MALFORMED',
    ]);
    expect(await count()).toBe(before);
  });

  it.each([
    [{ budget: '1.5' }],
    [{ budget: 150 }],
    [{ budget: { $gt: '' } }],
    [{ status: 'RELEASED' }],
    [{ isPublic: true }],
    [{ createdBy: 'me' }],
    [{ __proto__: { isPublic: true }, code: 'GS2022-XQ-0001' }],
    [{ title: { lang: 'FR', text: 'x' } }],
    [{ title: 'x' }],
    [{ deadline: 'tomorrow' }],
  ])('refuses what the form does not have: %j', async (given) => {
    const before = await count();
    const answer = await app.request(drafting, { input: input(given) }, { as: cast.member });
    expect(answer.status).toBeLessThan(500);
    expect(answer.errors![0]!.extensions.code).toMatch(/^(BAD_REQUEST|BAD_USER_INPUT|INVALID_INPUT)$/);
    expect(await count()).toBe(before);
  });

  it('is for the enterprise, in a challenge that collects', async () => {
    const outsider = await aPerson(app);
    expect((await draft({}, null)).error?.code).toBe('UNAUTHENTICATED');
    expect((await draft({}, outsider)).error?.code).toBe('FORBIDDEN');
    expect(await draft({ organizationId: 'nobody' })).toMatchObject(problem('organizationId', 'NOT_FOUND'));
    const planned = await aChallenge(app, { status: 'planned' });
    expect(await draft({ challengeId: planned._id })).toMatchObject(problem('challengeId', 'NOT_FOUND'));
    expect(await draft({}, cast.organizer)).toMatchObject(problem('act.onBehalfOf', 'REQUIRED'));
    const other = await aCast(app, {
      challenge: cast.challenge,
      organizer: cast.organizer,
      judge: cast.judge,
    });
    const administrator = await (await theAdministrator(app)).viewer();
    const reason = { reason: 'for the test' };
    await app.services.organizations.suspend(administrator, other.enterprise._id, reason);
    const suspended = await draft({ organizationId: other.enterprise._id }, other.member);
    expect(suspended).toMatchObject(problem('organizationId', 'SUSPENDED'));
  });

  it('has one effect per Idempotency-Key', async () => {
    const before = await count();
    const headers = { 'idempotency-key': 'draft once' };
    const drafts = await Promise.all(Array.from({ length: 10 }, () => draft({}, cast.member, headers)));
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('takes a number of another system once per challenge, also when two come at once', async () => {
    const both = await Promise.all([1, 2, 3].map(() => draft({ externalRef: 'B-1' })));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'Conflict', 'Requirement']);
    expect(await draft({ externalRef: 'B-1' })).toMatchObject({
      __typename: 'Conflict',
      path: 'externalRef',
    });
    const elsewhere = await aChallenge(app);
    const drafted = await draft({ externalRef: 'B-1', challengeId: elsewhere._id });
    expect(drafted).toMatchObject({ __typename: 'Requirement' });
  });
});

describe('editing', () => {
  it('changes what is given, clears what is null, and keeps the rest', async () => {
    const { requirement } = await aRequirement(app, { cast, field: 'other', budget: 100n });
    const edited = await edit(requirement._id, { budget: null, summary: null, awardSlots: 4 });
    expect(edited).toMatchObject({ version: 2, budget: null, summary: null, awardSlots: 4, field: 'other' });
    expect(edited.indicators).toHaveLength(2);
    const again = await edit(requirement._id, { field: null, keywords: { zh: ['甲'], en: ['a'] } });
    expect(again).toMatchObject({
      version: 3,
      field: null,
      keywords: { zh: ['甲'], en: ['a'] },
      awardSlots: 4,
    });
  });

  it('keeps the keys of indicators and gives new ones keys that were never used', async () => {
    const { requirement } = await aRequirement(app, { cast });
    const name = zh('比活', 'Activity');
    const indicators = [
      { name, comparator: 'EQUAL', target: '1', mustHave: true },
      { key: 'i2', name, comparator: 'EQUAL', target: '2', mustHave: false },
    ];
    const edited = await edit(requirement._id, { indicators });
    expect(edited.indicators.map(({ key }: { key: string }) => key)).toEqual(['i3', 'i2']);
  });

  it('refuses wrong fields and changes nothing', async () => {
    const { requirement } = await aRequirement(app, { cast });
    expect(await edit(requirement._id, { field: 'alchemy' })).toMatchObject(problem('field', 'UNKNOWN_CODE'));
    expect(await edit(requirement._id, { awardSlots: 0 })).toMatchObject({
      problems: [{ path: 'awardSlots' }],
    });
    const viewer = await cast.member.viewer();
    expect(await app.services.requirements.find(viewer, { id: requirement._id })).toEqual(requirement);
  });
});
