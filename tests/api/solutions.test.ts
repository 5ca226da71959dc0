import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealHistory, verifyHistory } from '@duijie/server';
import { solutionWorkflow } from '@duijie/shared';
import { aSolution, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('a solution', () => {
  it.each(solutionWorkflow.states)('comes to be %s', async (status) => {
    expect((await aSolution(app, { status })).solution.status).toBe(status);
  });

  it('leaves a history that verifies', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
    const head = await sealHistory(app.kernel);
    expect(await verifyHistory(app.kernel, head!)).toMatchObject({ first: null, head: head!.hash });
  });
});
