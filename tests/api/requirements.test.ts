import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRequirement, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('reading', () => {
  it('shows', async () => {
    const { requirement, cast } = await aRequirement(app, { status: 'released' });
    const answer = await app.request(
      `query ($s: String!, $c: String!) { challenge(slug: $s) { statistics { requirementsCollected requirementsReleased byField { field requirementsReleased } } }
        requirements(challenge: $s, first: 20, filter: { fields: ["biomedicine"] }, sort: DEADLINE_ASC) {
        totalCount edges { cursor node { id code title { text } field status budget deadline } } pageInfo { hasNextPage endCursor } }
        requirement(code: $c) { id organization { name { text } } background { text } viewerActions } }`,
      { s: cast.challenge.slug, c: requirement.code },
    );
    console.log(JSON.stringify(answer, null, 1));
    expect(answer.errors).toBeUndefined();
  });
});
