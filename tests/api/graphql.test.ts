import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aChallenge, anOrganizer, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('GraphQL over HTTP', () => {
  it('answers nobody in particular', async () => {
    const challenge = await aChallenge(app);
    const answer = await app.request(
      'query($s: String!) { challenge(slug: $s) { id name { text lang } status fields: dictionary(name: "fields") { code } viewerActions } challenges(first: 5) { totalCount edges { node { id slug } } } }',
      { s: challenge.slug },
    );
    expect(answer).toMatchObject({
      status: 200,
      data: {
        challenge: { id: challenge._id, status: 'COLLECTING', viewerActions: [] },
        challenges: { totalCount: 1 },
      },
    });
    expect(answer.errors).toBeUndefined();
  });
  it('acts for somebody', async () => {
    const challenge = await aChallenge(app);
    const organizer = await anOrganizer(app, challenge);
    const answer = await app.request(
      'mutation($id: ID!) { moveChallenge(id: $id, action: START_SOLICITING) { __typename ... on Challenge { status version } ... on IllegalTransition { message allowed } } }',
      { id: challenge._id },
      { as: organizer },
    );
    expect(answer.data).toEqual({
      moveChallenge: { __typename: 'Challenge', status: 'SOLICITING', version: 3 },
    });
    const again = await app.request(
      'mutation($id: ID!) { moveChallenge(id: $id, action: START_SOLICITING) { __typename ... on Challenge { status version } ... on IllegalTransition { message allowed } } }',
      { id: challenge._id },
      { as: organizer },
    );
    expect(again.data.moveChallenge).toMatchObject({ __typename: 'IllegalTransition' });
  });
});
