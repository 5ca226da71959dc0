import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { syncIndexes, verifyHistory } from '@duijie/server';
import {
  aChallenge,
  anInstitution,
  anOrganizer,
  aPerson,
  type Data,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { asker, english, failures } from '../api/ask.js';
import { MentorService } from '../mentors/service.js';

const created = `__typename ${failures}`;
const createRound = `mutation ($input: CreateRoundInput!) { createRound(input: $input) { ${created} ... on Round { id } } }`;
const openRound = `mutation ($id: ID!) { openRound(id: $id) { ${created} ... on Round { status } } }`;
const assign = `mutation ($input: AssignBalancedInput!) { assignBalanced(input: $input) { ${created}
  ... on AssignedReviews { assignments { subjectId reviewer { id } } } } }`;
const mine = `{ myAssignments { edges { node { id subjectId subject { title { text } sections { text { text } } } } } } }`;
const accept = `mutation ($id: ID!) { acceptAssignment(id: $id) { ${created} } }`;
const score = `mutation ($id: ID!, $sheet: ScoreSheetInput!) { scoreAssignment(id: $id, sheet: $sheet) { ${created} } }`;
const submit = `mutation ($id: ID!) { submitReview(id: $id) { ${created} } }`;
const finalise = `mutation ($id: ID!) { finaliseRound(id: $id) { ${created} ... on Round { status } } }`;
const result = `query ($id: ID!) { round(id: $id) { results { edges { node {
  subjectId rank subject { sections { text { text } } } } } } } }`;
const decide = `mutation ($input: RecordDecisionInput!, $act: ActInput) { recordDecision(input: $input, act: $act) { ${created}
  ... on Decision { id number minutes { text } } } }`;
const publish = `mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { ${created} ... on PublicNotice { id } } }`;
const object = `mutation ($id: ID!, $text: String!) { objectToNotice(id: $id, text: $text) { ${created} } }`;
const notices = `query ($challenge: String!) { publicNotices(challenge: $challenge) { edges { node {
  title { text } subjects { kind id } objections { by text } } } } }`;

/** Another programme on the same ground: what it needs stands in tests/mentors, and nothing else was made for it. */
describe('a programme of mentors', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let mentors: MentorService;
  let challenge: { _id: string; slug: string };
  let organizer: Somebody;
  let judges: Somebody[];
  let colleague: Somebody;
  let anna: string;
  let bela: string;
  let cora: string;
  let roundId: string;
  let noticeId: string;
  let decisionId: string;

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-09-01T00:00:00Z' });
    mentors = new MentorService(app.kernel, app.services);
    await syncIndexes(app.kernel.connection);
    ask = asker(app);
    challenge = await aChallenge(app, { programme: 'mentors' });
    organizer = await anOrganizer(app, challenge);
    const roles = [{ role: 'judge', scope: { kind: 'challenge', id: challenge._id } }] as const;
    judges = [await aPerson(app, { roles }), await aPerson(app, { roles }), await aPerson(app, { roles })];
    const { organization, signatory } = await anInstitution(app);
    const membership = { role: 'enterprise-member', scope: { kind: 'organization', id: organization._id } };
    colleague = await aPerson(app, { roles: [...roles, membership as never] });
    judges.push(colleague);
    const declared = async (as: Somebody, name: string, organizationId: string | null = null) =>
      mentors.declare(await as.viewer(), {
        ...{ challengeId: challenge._id, organizationId },
        ...{ name: stored(name), expertise: stored(`What ${name[0]} knows`) },
      });
    anna = await declared(signatory, 'Anna', organization._id);
    bela = await declared(judges[0]!, 'Bela');
    cora = await declared(await aPerson(app), 'Cora');
  });
  afterAll(() => app.close());

  const stored = (text: string) => ({ lang: 'en' as const, text, translations: [] });
  const nodes = ({ edges }: Data): Data[] => edges.map(({ node }: Data) => node);
  const stateOf = async (id: string) => (await mentors.find(await organizer.viewer(), id))?.status;
  const decision = (number: string, outcomes: object) => ({
    ...{ challengeId: challenge._id, roundId, number, minutes: english(`The panel met for ${number}.`) },
    ...{ decidedAt: app.clock.now().toISOString() },
    outcomes: Object.entries(outcomes).map(([subjectId, outcome]) => ({
      ...{ subjectKind: 'mentor', subjectId },
      outcome,
    })),
  });

  it('has its subjects assigned to a panel, nobody to themself or a colleague', async () => {
    const rubric = [{ code: 'expertise', name: english('Expertise'), maxScore: 100 }];
    const terms = { name: english('Panel'), kind: 'PAPER', blind: true, rubric, minimumReviews: 2 };
    const input = { challengeId: challenge._id, ...terms };
    roundId = (await ask(createRound, { input }, organizer)).id;
    expect(await ask(openRound, { id: roundId }, organizer)).toMatchObject({ status: 'OPEN' });
    const subjects = [anna, bela, cora].map((id) => ({ kind: 'mentor', id }));
    const reviewers = judges.map(({ personId }) => personId);
    const assigning = { roundId, subjects, reviewers, perSubject: 2 };
    const { assignments } = await ask(assign, { input: assigning }, organizer);
    const reviewersOf = (mentor: string): string[] =>
      assignments
        .filter(({ subjectId }: Data) => subjectId === mentor)
        .map(({ reviewer }: Data) => reviewer.id);
    expect([anna, bela, cora].map((each) => reviewersOf(each).length)).toEqual([2, 2, 2]);
    expect(reviewersOf(anna)).not.toContain(colleague.personId);
    expect(reviewersOf(bela)).not.toContain(judges[0]!.personId);
    const tooMany = { ...assigning, perSubject: 4 };
    expect(await ask(assign, { input: tooMany }, organizer)).toMatchObject({
      problems: [
        { path: 'subjects.0', code: 'TOO_FEW_REVIEWERS' },
        { path: 'subjects.1', code: 'TOO_FEW_REVIEWERS' },
      ],
    });
  });

  it('is reviewed blindly, and the results are the organizer’s', async () => {
    const points: Record<string, number> = { 'What A knows': 90, 'What B knows': 80, 'What C knows': 40 };
    for (const judge of judges)
      for (const { id, subjectId, subject } of nodes(await ask(mine, {}, judge))) {
        expect({ subjectId, sections: subject.sections }).toEqual({ subjectId: null, sections: [] });
        const sheet = { scores: [{ criterion: 'expertise', score: points[subject.title.text] }] };
        expect(await ask(accept, { id }, judge)).toMatchObject({ __typename: 'ReviewAssignment' });
        expect(await ask(score, { id, sheet }, judge)).toMatchObject({ __typename: 'ReviewAssignment' });
        expect(await ask(submit, { id }, judge)).toMatchObject({ __typename: 'ReviewAssignment' });
      }
    expect(await ask(finalise, { id: roundId }, organizer)).toMatchObject({ status: 'FINALISED' });
    const { results } = await ask(result, { id: roundId }, organizer);
    expect(nodes(results)).toMatchObject([
      { subjectId: anna, rank: 1, subject: { sections: [{ text: { text: 'Anna' } }] } },
      { subjectId: bela, rank: 2 },
      { subjectId: cora, rank: 3 },
    ]);
    expect(await Promise.all([anna, bela, cora].map(stateOf))).toEqual(['reviewed', 'reviewed', 'reviewed']);
  });

  it('decides with a number and minutes', async () => {
    const input = decision('No. 1', { [anna]: 'appoint', [bela]: 'appoint', [cora]: 'decline' });
    const recorded = await ask(decide, { input }, organizer);
    expect(recorded).toMatchObject({ number: 'No. 1', minutes: { text: 'The panel met for No. 1.' } });
    decisionId = recorded.id;
    expect(await Promise.all([anna, bela, cora].map(stateOf))).toEqual([
      'appointed',
      'appointed',
      'declined',
    ]);
  });

  it('gives public notice, takes an objection, and corrects itself by a later decision', async () => {
    const [from, until] = ['2022-09-02T00:00:00Z', '2022-09-09T00:00:00Z'];
    const words = { title: english('Proposed mentors'), text: english('Objections are taken for a week.') };
    const subjects = [anna, bela].map((id) => ({ kind: 'mentor', id }));
    const input = { challengeId: challenge._id, ...words, from, until, subjects };
    noticeId = (await ask(publish, { input }, organizer)).id;
    app.clock.set(from);
    const objector = await aPerson(app);
    const text = 'Bela left the trade';
    expect(await ask(object, { id: noticeId, text }, objector)).toEqual({ __typename: 'PublicNotice' });
    const shown = { title: { text: 'Proposed mentors' }, subjects };
    const read = (as: Somebody | null) => ask(notices, { challenge: challenge.slug }, as);
    expect(nodes(await read(null))).toEqual([{ ...shown, objections: [] }]);
    expect(nodes(await read(organizer))).toEqual([
      { ...shown, objections: [{ by: objector.personId, text }] },
    ]);
    const correction = { ...decision('No. 2', { [bela]: 'decline' }), supersedes: decisionId };
    const act = { reason: 'the objection is right' };
    expect(await ask(decide, { input: correction, act }, organizer)).toMatchObject({ number: 'No. 2' });
    expect(await stateOf(bela)).toBe('declined');
    const stranger = await objector.viewer();
    expect(await mentors.find(stranger, anna)).toMatchObject({ status: 'appointed' });
    expect(await mentors.find(stranger, bela)).toBeNull();
  });

  it('leaves a history that can be verified', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
    const rows = app.kernel.connection.collection('history').find({ subjectId: bela }).sort({ seq: 1 });
    expect((await rows.toArray()).map(({ action }) => action as string)).toEqual([
      'create',
      'review',
      'appoint',
      'decline',
    ]);
  });
});
