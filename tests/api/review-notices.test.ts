import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Data, type Somebody, startTestApp, type TestApp } from '../factories/index.js';
import { asker, english, failures } from './ask.js';
import { aReviewCast, type ReviewCast, Samples } from './review-cast.js';

const publish = `mutation ($input: PublishNoticeInput!) {
  publishNotice(input: $input) { __typename ${failures} ... on PublicNotice { id title { text } subjects { id } } } }`;
const object = `mutation ($id: ID!, $text: String!) {
  objectToNotice(id: $id, text: $text) { __typename ${failures} ... on PublicNotice { objections { text } } } }`;
const notices = `query ($challenge: String!) { publicNotices(challenge: $challenge, first: 100) { edges { node {
  id viewerActions objections { by text at } } } } }`;

describe('public notices', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  let challenge: string;
  const samples = new Samples();

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    challenge = cast.challenge.slug;
  });
  afterAll(() => app.close());

  const nodes = ({ edges }: Data): Data[] => edges.map(({ node }: Data) => node);

  const from = '2022-05-10T00:00:00Z';
  const until = '2022-05-15T00:00:00Z';
  const notice = (fields: object = {}) => ({
    challengeId: cast.challenge._id,
    title: english('Winners'),
    text: english('These are proposed.'),
    from,
    until,
    ...fields,
  });
  const listed = async (id: string, as: Somebody | null) =>
    nodes(await ask(notices, { challenge }, as)).find((each) => each.id === id);

  it('are published by organizers, about subjects of the challenge, for a period', async () => {
    const sample = samples.add(cast.challenge);
    const input = notice({ subjects: [{ kind: 'sample', id: sample.id }] });
    expect(await ask(publish, { input }, cast.organizer)).toMatchObject({
      title: { text: 'Winners' },
      subjects: [{ id: sample.id }],
    });
    expect(await ask(publish, { input }, cast.judge)).toEqual({ codes: ['FORBIDDEN'] });
    const backwards = notice({ from: until, until: from, title: english('') });
    expect(await ask(publish, { input: backwards }, cast.organizer)).toMatchObject({
      problems: [
        { path: 'title', code: 'REQUIRED' },
        { path: 'until', code: 'NOT_AFTER' },
      ],
    });
    const nothing = notice({ subjects: [{ kind: 'sample', id: 'nothing' }] });
    expect(await ask(publish, { input: nothing }, cast.organizer)).toMatchObject({
      problems: [{ path: 'subjects.0.id', code: 'NOT_FOUND' }],
    });
  });

  it('are public from their first instant for ever, and take objections while from ≤ now < until', async () => {
    const { id } = await ask(publish, { input: notice() }, cast.organizer);
    const objector = await aPerson(app);
    const another = await aPerson(app);
    const closed = { problems: [{ path: 'notice', code: 'NOTICE_CLOSED' }] };
    app.clock.set(new Date(Date.parse(from) - 1));
    expect(await listed(id, null)).toBeUndefined();
    expect(await ask(object, { id, text: 'No' }, objector)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await listed(id, cast.organizer)).toMatchObject({ viewerActions: [] });
    app.clock.set(from);
    expect(await listed(id, null)).toMatchObject({ viewerActions: [], objections: [] });
    expect(await listed(id, objector)).toMatchObject({ viewerActions: ['OBJECT'] });
    expect(await ask(object, { id, text: '  ' }, objector)).toMatchObject({ problems: [{ path: 'text' }] });
    expect(await ask(object, { id, text: 'No' }, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    expect(await ask(object, { id, text: ' The prior art is mine ' }, objector)).toEqual({
      __typename: 'PublicNotice',
      objections: [],
    });
    expect(await ask(object, { id, text: 'Again' }, objector)).toMatchObject({
      problems: [{ path: 'notice', code: 'OBJECTED_ALREADY' }],
    });
    expect(await listed(id, cast.organizer)).toMatchObject({
      objections: [
        { by: objector.personId, text: 'The prior art is mine', at: new Date(from).toISOString() },
      ],
    });
    app.clock.set(until);
    expect(await ask(object, { id, text: 'Late' }, another)).toMatchObject(closed);
    expect(await listed(id, null)).toMatchObject({ objections: [] });
  });
});
