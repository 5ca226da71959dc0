import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aChallenge,
  anOrganizer,
  aPerson,
  type Data,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker, english, failures } from './ask.js';
import {
  anAssignment,
  aReview,
  aReviewCast,
  aRound,
  aScan,
  type ReviewCast,
  Samples,
  sheet,
} from './review-cast.js';

const record = `mutation ($input: RecordDecisionInput!, $act: ActInput) {
  recordDecision(input: $input, act: $act) { __typename ${failures}
    ... on Decision { id status number supersedes supersededBy outcomes { subjectId outcome reason } viewerActions } } }`;
const decisions = `query ($challenge: String!) { decisions(challenge: $challenge, first: 100) {
  totalCount edges { node { id number status supersededBy round { id } } } } }`;
const grantAward = `mutation ($input: GrantAwardInput!) {
  grantAward(input: $input) { __typename ${failures} ... on Award { id status kind rank subjectId viewerActions } } }`;
const confirm = `mutation ($id: ID!, $act: ActInput) {
  confirmAward(id: $id, act: $act) { __typename ${failures} ... on Award { status confirmedAt } } }`;
const awards = `query ($challenge: String!) { awards(challenge: $challenge, first: 100) { edges { node {
  id status viewerActions round { id } subject { title { text } } } } } }`;

describe('what follows from reviews', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  let stranger: Somebody;
  let challenge: string;
  const samples = new Samples();
  const act = { reason: 'for the test' };

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    challenge = cast.challenge.slug;
    stranger = await anOrganizer(app, await aChallenge(app));
  });
  afterAll(() => app.close());

  const nodes = ({ edges }: Data): Data[] => edges.map(({ node }: Data) => node);

  describe('decisions', () => {
    const decision = (number: string, fields: object = {}) => ({
      challengeId: cast.challenge._id,
      number,
      minutes: english('The panel met.'),
      decidedAt: '2022-04-30T00:00:00Z',
      outcomes: [
        {
          subjectKind: 'sample',
          subjectId: samples.add(cast.challenge).id,
          outcome: 'select',
          reason: 'clear',
        },
      ],
      ...fields,
    });

    it('are recorded by organizers and read by them', async () => {
      const input = decision('No. 1');
      expect(await ask(record, { input }, cast.organizer)).toMatchObject({
        status: 'RECORDED',
        number: 'No. 1',
        outcomes: [{ outcome: 'select', reason: 'clear' }],
        viewerActions: ['SUPERSEDE'],
      });
      for (const outsider of [cast.judge, stranger]) {
        expect(await ask(record, { input }, outsider)).toEqual({ codes: ['FORBIDDEN'] });
        expect(await ask(decisions, { challenge }, outsider)).toMatchObject({ totalCount: 0 });
      }
      expect(await ask(decisions, { challenge }, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    });

    it('have a number of their own, also when two are recorded at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => ask(record, { input: decision('No. 2') }, cast.organizer)),
      );
      const types = answers.map(({ __typename }) => __typename as string).sort();
      expect(types).toEqual(['Conflict', 'Conflict', 'Conflict', 'Conflict', 'Conflict', 'Decision']);
    });

    it('name what is wrong with them', async () => {
      const foreign = samples.add(await aChallenge(app));
      const outcome = { subjectKind: 'sample', subjectId: 'x', outcome: 'Not a code' };
      const wrong = { minutes: english(''), decidedAt: '2022-05-02T00:00:00Z', outcomes: [outcome, outcome] };
      const { problems } = await ask(record, { input: decision(' ', wrong) }, cast.organizer);
      expect(problems.map(({ path, code }: Data) => `${path} ${code}`).sort()).toEqual([
        'decidedAt IN_THE_FUTURE',
        'minutes REQUIRED',
        'number MALFORMED',
        'outcomes.0.outcome MALFORMED',
        'outcomes.1.outcome MALFORMED',
        'outcomes.1.subjectId DUPLICATE',
      ]);
      const outcomes = [{ subjectKind: 'sample', subjectId: foreign.id, outcome: 'select' }];
      expect(await ask(record, { input: decision('No. 3', { outcomes }) }, cast.organizer)).toMatchObject({
        problems: [{ path: 'outcomes.0.id', code: 'NOT_FOUND' }],
      });
      expect(
        await ask(record, { input: decision('No. 3', { roundId: 'no' }) }, cast.organizer),
      ).toMatchObject({
        problems: [{ path: 'roundId', code: 'NOT_FOUND' }],
      });
    });

    it('are corrected once, by a later one with a reason, and both stay', async () => {
      const first = await ask(record, { input: decision('No. 4') }, cast.organizer);
      const correcting = (number: string) => decision(number, { supersedes: first.id });
      expect(await ask(record, { input: correcting('No. 5') }, cast.organizer)).toMatchObject({
        problems: [{ path: 'act.reason', code: 'REQUIRED' }],
      });
      const evidence = await aScan(app, cast.organizer);
      const proved = { ...act, evidence };
      const second = await ask(record, { input: correcting('No. 5'), act: proved }, cast.organizer);
      expect(second).toMatchObject({ number: 'No. 5', supersedes: first.id, status: 'RECORDED' });
      expect(await ask(record, { input: correcting('No. 6'), act }, cast.organizer)).toMatchObject({
        __typename: 'IllegalTransition',
        state: 'superseded',
      });
      const rows = nodes(await ask(decisions, { challenge }, cast.organizer));
      expect(rows.find(({ id }) => id === first.id)).toMatchObject({
        status: 'SUPERSEDED',
        supersededBy: second.id,
      });
      expect(rows.some(({ number }) => number === 'No. 6')).toBe(false);
      const elsewhere = await aReviewCast(app);
      const scope = { kind: 'challenge', id: elsewhere.challenge._id } as const;
      const administrator = await (await theAdministrator(app)).viewer();
      const { roles } = app.services.accounts;
      await roles.give(administrator, cast.organizer.personId, { role: 'organizer', scope });
      const foreign = { challengeId: elsewhere.challenge._id, supersedes: second.id };
      const outcome = {
        subjectKind: 'sample',
        subjectId: samples.add(elsewhere.challenge).id,
        outcome: 'select',
      };
      const input = decision('No. 1', { ...foreign, outcomes: [outcome] });
      expect(await ask(record, { input, act }, cast.organizer)).toMatchObject({
        problems: [{ path: 'supersedes', code: 'NOT_FOUND' }],
      });
      const nowhere = decision('No. 7', { supersedes: 'nothing' });
      expect(await ask(record, { input: nowhere, act }, cast.organizer)).toEqual({ codes: ['NOT_FOUND'] });
    });
  });

  describe('awards', () => {
    const signatoryOf = (organization: string) =>
      aPerson(app, {
        roles: [{ role: 'enterprise-signatory', scope: { kind: 'organization', id: organization } }],
      });
    const anOwner = async () => {
      const member = await aPerson(app);
      const { _id } = await app.services.organizations.claim(await member.viewer(), {
        name: { lang: 'en', text: `Owner ${member.name}`, translations: [] },
        kind: 'enterprise',
        region: '620102',
      });
      return _id;
    };
    const finalised = async (organization: string) => {
      const roundId = await aRound(app, cast);
      const sample = samples.add(cast.challenge, { organization });
      await aReview(app, cast, { roundId, sample, reviewer: cast.judge, sheet: sheet(90, 90) });
      await app.services.reviews.rounds.finalise(await cast.organizer.viewer(), roundId);
      return { roundId, kind: 'first-prize', subject: { kind: 'sample', id: sample.id } };
    };

    it('rest on a panel’s result and a known kind, once each', async () => {
      const input = await finalised('nobody');
      const problem = (path: string, code: string) => ({ problems: [{ path, code }] });
      const asked = (fields: object, as: Somebody | null = cast.organizer) =>
        ask(grantAward, { input: { ...input, ...fields } }, as);
      const open = await aRound(app, cast);
      expect(await asked({ roundId: open })).toMatchObject(problem('subject.id', 'NO_RESULT'));
      const unreviewed = samples.add(cast.challenge);
      await anAssignment(app, cast, { roundId: open, sample: unreviewed, reviewer: cast.judge });
      await app.services.reviews.rounds.finalise(await cast.organizer.viewer(), open, { force: true }, act);
      expect(await asked({ roundId: open, subject: { kind: 'sample', id: unreviewed.id } })).toMatchObject(
        problem('subject.id', 'NO_RESULT'),
      );
      for (const kind of ['no-prize', 'gone'])
        expect(await asked({ kind })).toMatchObject(problem('kind', 'UNKNOWN_CODE'));
      expect(await asked({}, cast.judge)).toEqual({ codes: ['FORBIDDEN'] });
      expect(await asked({}, stranger)).toEqual({ codes: ['NOT_FOUND'] });
      const answers = await Promise.all(Array.from({ length: 4 }, () => asked({})));
      const types = answers.map(({ __typename }) => __typename as string).sort();
      expect(types).toEqual(['Award', 'Conflict', 'Conflict', 'Conflict']);
      expect(answers.find(({ __typename }) => __typename === 'Award')).toMatchObject({
        status: 'GRANTED',
        rank: 1,
        subjectId: input.subject.id,
        viewerActions: ['CONFIRM'],
      });
    });

    it('are won when the owner turns the second key, or an organizer on paper', async () => {
      const organization = await anOwner();
      const owner = await signatoryOf(organization);
      const { id } = await ask(grantAward, { input: await finalised(organization) }, cast.organizer);
      const other = await signatoryOf(await anOwner());
      for (const outsider of [other, stranger, cast.judge])
        expect(await ask(confirm, { id }, outsider)).toEqual({ codes: ['NOT_FOUND'] });
      expect(await ask(confirm, { id }, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
      expect(await ask(confirm, { id }, cast.organizer)).toMatchObject({
        problems: [{ path: 'act.onBehalfOf', code: 'REQUIRED' }],
      });
      expect(nodes(await ask(awards, { challenge }, owner))).toEqual([
        {
          id,
          status: 'GRANTED',
          viewerActions: ['CONFIRM'],
          round: null,
          subject: { title: { text: expect.any(String) } },
        },
      ]);
      const now = app.clock.now().toISOString();
      expect(await ask(confirm, { id }, owner)).toEqual({
        __typename: 'Award',
        status: 'CONFIRMED',
        confirmedAt: now,
      });
      expect(await ask(confirm, { id }, owner)).toMatchObject({
        __typename: 'IllegalTransition',
        state: 'confirmed',
      });
      const second = await ask(grantAward, { input: await finalised(organization) }, cast.organizer);
      const onPaper = {
        onBehalfOf: { kind: 'ORGANIZATION', id: organization },
        evidence: await aScan(app, cast.organizer),
        effectiveAt: '2022-04-30T00:00:00.000Z',
      };
      expect(await ask(confirm, { id: second.id, act: onPaper }, cast.organizer)).toMatchObject({
        status: 'CONFIRMED',
        confirmedAt: onPaper.effectiveAt,
      });
    });
  });
});
