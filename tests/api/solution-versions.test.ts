import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCast, aSolution, aTeam, startTestApp, type Somebody, type TestApp } from '../factories/index.js';
import { asker, english } from './ask.js';
import { aFile, taker } from './solution-acts.js';

let app: TestApp;
let ask: ReturnType<typeof asker>;
let take: ReturnType<typeof taker>;
beforeAll(async () => {
  app = await startTestApp();
  [ask, take] = [asker(app), taker(app)];
});
afterAll(() => app.close());

const query = `query ($id: ID!) { solution(id: $id) {
  versions { number sha256 receivedAt content { title { text } trl files { fileId name size } responses { key value meetsTarget } } }
  receipts { number sha256 receivedAt }
} }`;
const edit = `mutation ($id: ID!, $content: SolutionInput!) { editSolution(id: $id, content: $content) { __typename } }`;

/** A solution that was handed in twice, with a file in its second version alone; its requirement is closed then. */
async function revised() {
  const [cast, team] = [await aCast(app), await aTeam(app)];
  const { solution, requirement } = await aSolution(app, { cast, team, status: 'submitted', trl: 4 });
  const id = solution._id;
  const before = solution.content.title.text;
  const fileId = await aFile(app, team.leader, 'pilot.txt');
  await ask(edit, { id, content: { title: english('Another title'), trl: 7 } }, team.leader);
  await take(id, 'attachSolutionFile', { as: team.leader, takes: `fileId: "${fileId}",` });
  await take(id, 'reviseSolution', { as: team.leader });
  await ask(edit, { id, content: { title: english('Never handed in') } }, team.leader);
  return { id, before, fileId, cast, team, requirement };
}

describe('versions that were handed in', () => {
  it('are told to the team with their contents, files and receipts', async () => {
    const { id, before, fileId, team } = await revised();
    for (const reader of [team.leader, team.member]) {
      const { versions, receipts } = await ask(query, { id }, reader);
      expect(versions).toMatchObject([
        { number: 1, content: { title: { text: before }, trl: 4, files: [] } },
        { number: 2, content: { title: { text: 'Another title' }, trl: 7 } },
      ]);
      expect(versions[1].content).toMatchObject({
        files: [{ fileId, name: 'pilot.txt', size: 'The content of pilot.txt'.length }],
        responses: [{ key: 'i1', value: '99.7', meetsTarget: true }],
      });
      const receiptsOf = versions.map(
        ({ content: _content, ...receipt }: Record<string, unknown>) => receipt,
      );
      expect(receiptsOf).toEqual(receipts);
    }
  });

  it('stay with the team when others may read what was handed in last', async () => {
    const { id, cast, requirement } = await revised();
    const close = 'mutation ($id: ID!) { closeRequirement(id: $id) { __typename } }';
    await ask(close, { id: requirement._id }, cast.organizer);
    await take(id, 'screenSolution', { as: cast.organizer, takes: 'outcome: ELIGIBLE,' });
    await take(id, 'handOverSolution', { as: cast.organizer });
    const last =
      'query ($id: ID!) { solution(id: $id) { versions { number } submitted { title { text } files { name } } } }';
    const seen = {
      versions: [],
      submitted: { title: { text: 'Another title' }, files: [{ name: 'pilot.txt' }] },
    };
    const readers: Somebody[] = [cast.organizer, cast.member];
    for (const reader of readers) expect(await ask(last, { id }, reader)).toEqual(seen);
  });
});
