import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRequirement, type Cast, type Somebody, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ pendingFiles: 2 });
});
afterAll(() => app.close());

async function upload({ token }: Somebody): Promise<{ status: number; text: string }> {
  const body = new FormData();
  body.append('file', new Blob(['A letter'], { type: 'text/plain' }), 'letter.txt');
  return app.send('/files', { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
}

describe('uploads that nothing refers to', () => {
  it('are taken up to a limit per person, which what is attached does not count for', async () => {
    const { cast, requirement }: { cast: Cast; requirement: { _id: string } } = await aRequirement(app);
    const [first] = [await upload(cast.member), await upload(cast.member)];
    const refused = await upload(cast.member);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('"INVALID_INPUT"');
    expect(refused.text).toContain('"TOO_MANY_PENDING"');
    expect((await upload(cast.organizer)).status).toBe(201);
    const { id } = JSON.parse(first.text) as { id: string };
    const attach = `mutation { attachRequirementFile(id: "${requirement._id}", fileId: "${id}") { __typename } }`;
    const { data } = await app.request(attach, null, { as: cast.member });
    expect(data.attachRequirementFile.__typename).toBe('Requirement');
    expect((await upload(cast.member)).status).toBe(201);
  });
});
