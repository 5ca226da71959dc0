import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aPerson,
  anOpenRound,
  aRequirement,
  aTeam,
  type Cast,
  diagnose,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';

let app: TestApp;
let cast: Cast;
const viewers: Record<string, Somebody | null> = {};

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  const officer = (id: string) => ({ role: 'county-officer', scope: { kind: 'region', id } }) as const;
  Object.assign(viewers, {
    public: null,
    registered: await aPerson(app),
    team: (await aTeam(app)).member,
    administrator: await aPerson(app, { roles: [{ role: 'administrator', scope: { kind: 'platform' } }] }),
    'other enterprise': (await aCast(app)).member,
    'other organizer': (await aCast(app)).organizer,
    'officer elsewhere': await aPerson(app, { roles: [officer('620400')] }),
    judge: cast.judge,
    enterprise: cast.member,
    organizer: cast.organizer,
    officer: await aPerson(app, { roles: [officer('620102')] }),
    'provincial officer': await aPerson(app, { roles: [officer('620000')] }),
    auditor: await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] }),
  });
});
afterAll(() => app.close());

const query = `query ($id: ID!) { requirement(id: $id) {
  title { text } summary { text } indicators { key } budget deadline code
  background { text } baseline { text } attachments { fileId } ipTerms { text }
  organization { id } contact { phone } original { title { text } } publicText { title { text } }
  recommended externalRef history { action reason actorId } } }`;

/** Which groups of fields a viewer reads; null when they don't see the requirement at all. */
async function readBy(who: string, id: string): Promise<string | null> {
  const { data, errors } = await app.request(query, { id }, { as: viewers[who]! });
  expect(errors).toBeUndefined();
  const found = data.requirement;
  if (found === null) return null;
  expect(found.title.text).not.toBe('');
  const groups = {
    background: found.background,
    name: found.organization,
    contact: found.contact,
    texts: found.original,
    marks: found.recommended !== null || null,
    history: found.history.length > 0 || null,
  };
  return Object.entries(groups)
    .filter(([, value]) => value !== null)
    .map(([group]) => group)
    .join(' ');
}

const nobody = [
  'public',
  'registered',
  'team',
  'administrator',
  'other enterprise',
  'other organizer',
  'officer elsewhere',
];
const insiders = {
  enterprise: 'background name contact texts marks history',
  organizer: 'background name contact texts marks history',
  officer: 'background name texts marks',
  'provincial officer': 'background name texts marks',
  auditor: 'background name texts marks history',
};

/** Who reads what of a requirement whose name is not public. */
const seen: Record<string, Record<string, string | null>> = {
  draft: { enterprise: insiders.enterprise },
  submitted: insiders,
  returned: insiders,
  rejected: insiders,
  selected: insiders,
  released: { ...insiders, ...everyoneReads() },
  closed: { ...insiders, ...everyoneReads() },
};

function everyoneReads(): Record<string, string> {
  return { ...Object.fromEntries([...nobody, 'judge'].map((who) => [who, ''])), team: 'background' };
}

describe.each(Object.keys(seen))('a requirement that is %s', (status) => {
  it('shows each viewer what they may read and nothing else', async () => {
    const form = { status: status, namePublic: false };
    const { requirement } = await aRequirement(app, { cast, ...form });
    for (const who of Object.keys(viewers)) {
      expect([who, await readBy(who, requirement._id)]).toEqual([who, seen[status]![who] ?? null]);
    }
  });
});

describe('a reviewer', () => {
  it('reads both texts where the round is open, and only what the assignment shows where it is blind', async () => {
    const open = { ...(await aCast(app, cast)), round: await anOpenRound(app, cast, { blind: false }) };
    const blind = { ...(await aCast(app, cast)), round: await anOpenRound(app, cast) };
    const { requirement } = await aRequirement(app, { cast, status: 'submitted', namePublic: false });
    const describedBy = async (blindly: boolean) => {
      const key = { kind: 'requirement', id: requirement._id, blind: blindly };
      const [view] = await app.services.reviews.describe(await cast.judge.viewer(), [key]);
      return view && [view.title.text, view.sections.map(({ heading }) => heading.translations[0]!.text)];
    };
    expect(await describedBy(true)).toBeNull();
    await diagnose(app, blind, requirement._id);
    const title = requirement.original.title.text;
    expect(await readBy('judge', requirement._id)).toBeNull();
    expect(await describedBy(true)).toEqual([title, ['Summary', 'Background', 'Indicators']]);
    await diagnose(app, open, requirement._id);
    expect(await readBy('judge', requirement._id)).toBe('background texts');
    expect(await describedBy(false)).toEqual([title, ['Enterprise', 'Summary', 'Background', 'Indicators']]);
  });

  it('is never somebody who belongs to the enterprise', async () => {
    const scope = { kind: 'challenge', id: cast.challenge._id } as const;
    const enterprise = { kind: 'organization', id: cast.enterprise._id } as const;
    const partial = await aPerson(app, {
      roles: [
        { role: 'judge', scope },
        { role: 'enterprise-member', scope: enterprise },
      ],
    });
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    await expect(diagnose(app, { ...cast, judge: partial }, requirement._id)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('a team that is no longer registered', () => {
  it.each(['suspend', 'dissolve'] as const)('reads no more than the public: %s', async (action) => {
    const { team, leader, member } = await aTeam(app);
    const { requirement } = await aRequirement(app, { cast, status: 'released', namePublic: false });
    const id = requirement._id;
    const terms = `{ requirement(id: "${id}") { confidentiality { hash } questions { totalCount } } }`;
    const { hash } = (await app.request(terms, null, { as: leader })).data.requirement.confidentiality;
    await app.services.requirements.confidentiality.accept(await leader.viewer(), id, team._id, hash);
    const both = async () => {
      viewers.leader = leader;
      viewers.member = member;
      const { data } = await app.request(terms, null, { as: member });
      const { confidentiality, questions } = data.requirement;
      return [await readBy('leader', id), await readBy('member', id), confidentiality !== null, questions];
    };
    expect(await both()).toEqual([...Array(2).fill('background contact'), true, { totalCount: 0 }]);
    const by = action === 'suspend' ? await theAdministrator(app) : leader;
    await app.services.teams.take(await by.viewer(), team._id, action, { reason: 'for the test' });
    expect(await both()).toEqual(['', '', false, null]);
    const own = `{ team(id: "${team._id}") { members { name { text } } } }`;
    expect((await app.request(own, null, { as: member })).data.team.members).toHaveLength(2);
    if (action === 'dissolve') return;
    await app.services.teams.take(await by.viewer(), team._id, 'reinstate', { reason: 'for the test' });
    expect(await readBy('member', id)).toBe('background contact');
  });
});

describe('words', () => {
  it('are the revised ones for everybody once released, and the original only for insiders', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    await diagnose(app, cast, requirement._id);
    const { requirements } = app.services;
    const organizer = await cast.organizer.viewer();
    const title = { lang: 'en' as const, text: 'A public title', translations: [] };
    await requirements.take(organizer, requirement._id, 'select');
    await requirements.revise(organizer, requirement._id, { title });
    const before = await app.request(query, { id: requirement._id }, { as: cast.member });
    expect(before.data.requirement.title.text).toBe(requirement.original.title.text);
    expect(before.data.requirement.publicText.title.text).toBe('A public title');
    await requirements.confirm(await cast.member.viewer(), requirement._id, 2);
    await requirements.take(organizer, requirement._id, 'release');
    const { data } = await app.request(query, { id: requirement._id });
    expect(data.requirement.title.text).toBe('A public title');
    expect(JSON.stringify(data)).not.toContain(requirement.original.title.text);
  });

  it('name the enterprise to the public where it agreed to that', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released', namePublic: true });
    const { data } = await app.request(query, { id: requirement._id });
    expect(data.requirement.organization).toEqual({ id: cast.enterprise._id });
  });
});

describe('what cannot be seen', () => {
  it('is missing: by id, by code, for every action', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    const byCode = 'query ($code: String) { requirement(code: $code) { id } }';
    const { registered } = viewers;
    const existing = await app.request(byCode, { code: requirement.code }, { as: registered! });
    const missing = await app.request(byCode, { code: 'GS2022-XQ-9999' }, { as: registered! });
    expect(existing.data).toEqual(missing.data);
    const withdraw = `mutation ($id: ID!) { withdrawRequirement(id: $id, act: { reason: "x" }) { __typename } }`;
    const strip = ({ data, errors }: Awaited<ReturnType<typeof app.request>>) => [
      data,
      errors?.map(({ message, extensions: { code } }) => [message, code]),
    ];
    const refused = await app.request(withdraw, { id: requirement._id }, { as: registered! });
    const unknown = await app.request(withdraw, { id: 'nothing' }, { as: registered! });
    expect(strip(refused)).toEqual(strip(unknown));
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});

describe('files', () => {
  const upload = async (by: Somebody, text: string) => {
    const { _id } = await app.files.store(Readable.from([Buffer.from(text)]), {
      id: app.kernel.id(),
      name: 'paper.txt',
      declaredType: 'text/plain',
      uploadedBy: by.personId,
      now: app.kernel.now(),
    });
    return _id;
  };
  const readers = async (fileId: string) => {
    const file = (await app.files.find(fileId))!;
    const allowed: string[] = [];
    for (const [who, somebody] of Object.entries(viewers)) {
      const viewer = somebody ? await somebody.viewer() : await app.services.accounts.viewerOf(anonymous);
      if (await app.services.requirements.mayDownload(viewer, file)) allowed.push(who);
    }
    return allowed;
  };
  const anonymous = { requestId: 'test', address: null, idempotencyKey: null, language: 'en' } as const;

  it('beside a requirement are for those who see it, and for registered teams once it is public', async () => {
    const { requirement } = await aRequirement(app, { cast });
    const fileId = await upload(cast.member, 'background of the need');
    const attach = `mutation ($id: ID!, $fileId: ID!) { attachRequirementFile(id: $id, fileId: $fileId) {
      ... on Requirement { attachments { fileId group name size } } ... on InvalidInput { problems { path code } } } }`;
    const attached = await app.request(attach, { id: requirement._id, fileId }, { as: cast.member });
    expect(attached.data.attachRequirementFile).toEqual({
      attachments: [{ fileId, group: 'background', name: 'paper.txt', size: 22 }],
    });
    expect(await readers(fileId)).toEqual(['enterprise']);
    const foreign = await upload(cast.organizer, 'not yours');
    const refused = await app.request(attach, { id: requirement._id, fileId: foreign }, { as: cast.member });
    expect(refused.data.attachRequirementFile.problems).toEqual([{ path: 'fileId', code: 'NOT_FOUND' }]);
    const other = (await aRequirement(app, { cast })).requirement._id;
    const taken = await app.request(attach, { id: other, fileId }, { as: cast.member });
    expect(taken.data.attachRequirementFile.problems).toEqual([{ path: 'fileId', code: 'ALREADY_USED' }]);
    await app.services.requirements.submit(await cast.member.viewer(), requirement._id);
    const submitted = ['enterprise', 'organizer', 'officer', 'provincial officer', 'auditor'];
    expect((await readers(fileId)).sort()).toEqual(submitted.sort());
    await diagnose(app, cast, requirement._id);
    const organizer = await cast.organizer.viewer();
    await app.services.requirements.take(organizer, requirement._id, 'select');
    await app.services.requirements.confirm(await cast.member.viewer(), requirement._id, 1);
    await app.services.requirements.take(organizer, requirement._id, 'release');
    expect((await readers(fileId)).sort()).toEqual([...submitted, 'team'].sort());
  });

  it('that prove an action on behalf of the enterprise are for organizers and auditors', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
    const evidence = await upload(cast.organizer, 'a stamped letter');
    const withdraw = `mutation ($id: ID!, $act: ActInput) { withdrawRequirement(id: $id, act: $act) {
      __typename ... on Requirement { status } ... on InvalidInput { problems { path code } } } }`;
    const ask = async (act: object) =>
      (
        await app.request(
          withdraw,
          { id: requirement._id, act: { reason: 'by letter', ...act } },
          { as: cast.organizer },
        )
      ).data.withdrawRequirement;
    const onBehalfOf = { kind: 'ORGANIZATION', id: cast.enterprise._id };
    const problem = (path: string, code: string) => ({ problems: [{ path, code }] });
    expect(await ask({})).toMatchObject(problem('act.onBehalfOf', 'REQUIRED'));
    expect(await ask({ onBehalfOf })).toMatchObject(problem('act.evidence', 'EVIDENCE_REQUIRED'));
    const stranger = { kind: 'ORGANIZATION', id: 'somebody else' };
    expect(await ask({ onBehalfOf: stranger, evidence })).toMatchObject(
      problem('act.onBehalfOf', 'NOT_THE_OWNER'),
    );
    expect(await ask({ onBehalfOf, evidence })).toMatchObject({ status: 'WITHDRAWN' });
    expect((await readers(evidence)).sort()).toEqual(['auditor', 'organizer']);
  });
});
