import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type GraphQLSchema } from 'graphql';
import { thorough } from '../setup/thorough.js';
import { servedSchema } from './matrix/asking.js';
import { answered, differences, type Question } from './two-worlds/comparing.js';
import { searchQuestions } from './two-worlds/search-questions.js';
import { listQuestions, mutationQuestions, otherQuestions } from './two-worlds/questions.js';
import { aTwin, type Content, type Twin } from './two-worlds/twin.js';

const first: Content = {
  mark: 'amber',
  budget: 500_000n,
  deadline: '2022-06-15T16:00:00Z',
  modes: ['licensing'],
  namePublic: true,
  field: 'petrochemical',
};
const second: Content = {
  mark: 'cobalt',
  budget: null,
  deadline: '2022-11-30T16:00:00Z',
  modes: ['consulting', 'technical-service'],
  namePublic: false,
  field: 'petrochemical',
};

// Two worlds are a minute's work for a busy machine.
jest.setTimeout(300_000);

let worlds: [Twin, Twin];
let schema: GraphQLSchema;
beforeAll(async () => {
  worlds = [await aTwin(first), await aTwin(second)];
  for (const { app } of worlds) await app.outbox.drain();
  schema = await servedSchema(worlds[0].app);
});
afterAll(() => Promise.all(worlds.map(({ app }) => app.close())));

/** The questions by which somebody can tell the worlds apart: everybody is asked every other one, whoever is next the others; all in a thorough run. */
function told(questions: readonly Question[], role: string): Promise<string[]> {
  const marks = [first.mark, second.mark];
  const as = worlds[0].outsiders[role]!;
  const turn = roles.indexOf(role);
  const asked = questions.filter((_question, index) => thorough || (index + turn) % 2 === 0);
  return differences([worlds[0].app, worlds[1].app], asked, { as, marks, follow: true });
}

const roles = [
  'anonymous',
  'plain',
  'otherMember',
  'otherOfficer',
  'otherOrganizer',
  'otherJudge',
  'administrator',
];

describe('two worlds that differ only in what is not public', () => {
  it('have the same people and records', () => {
    const [a, b] = worlds;
    expect(a.hidden).toEqual(b.hidden);
    expect(a.outsiders.plain!.token).toBe(b.outsiders.plain!.token);
  });

  it('differ to those who may see it', async () => {
    const question = {
      query: `{ requirement(id: "${worlds[0].hidden.submitted!}") { title { text } budget } }`,
    };
    const [a, b] = await Promise.all(worlds.map(({ app, member }) => answered(app, question, member)));
    expect(a).toContain('amber');
    expect(b).toContain('cobalt');
  });

  it.each(roles)('look alike to %s in every list, page, count and cursor', async (role) => {
    expect(await told(listQuestions(worlds[0]), role)).toEqual([]);
  });

  it.each(roles)('look alike to %s in whatever they search for', async (role) => {
    const hidden = Object.values(worlds[0].hidden);
    expect(await told(searchQuestions([first.mark, second.mark], hidden), role)).toEqual([]);
  });

  it('can be told apart by searching to those who may see it', async () => {
    const [question] = searchQuestions([first.mark, second.mark], []).slice(-1);
    const asked = {
      ...question!,
      variables: { text: first.mark, kinds: ['REQUIREMENT'], facets: ['field'] },
    };
    const [a, b] = await Promise.all(worlds.map(({ app, member }) => answered(app, asked, member)));
    expect([a!.includes('<em>amber</em>'), b!.includes('amber')]).toEqual([true, false]);
  });

  it.each(roles)('look alike to %s in every other query', async (role) => {
    expect(await told(otherQuestions(worlds[0]), role)).toEqual([]);
  });

  it.each(['anonymous', 'plain', 'otherOrganizer'])(
    'look alike to %s in what mutations refuse',
    async (role) => {
      expect(await told(mutationQuestions(schema, worlds[0]), role)).toEqual([]);
    },
  );
});

describe('the field of what is not public', () => {
  it('is told by the count of collected ones, by design, and by nothing else', async () => {
    const other = await aTwin({ ...first, field: 'other' });
    const byField = async (world: Twin) => {
      const query = `{ challenge(slug: "${world.challenge.slug}") { statistics { requirementsCollected requirementsReleased
        byField { field requirementsCollected requirementsReleased } } } }`;
      return (await world.app.request(query)).data.challenge.statistics;
    };
    const [before, after] = [await byField(worlds[0]), await byField(other)];
    await other.app.close();
    const moved = (field: string, collected: number) => ({
      field,
      requirementsCollected: collected,
      requirementsReleased: 0,
    });
    expect({ ...after, byField: null }).toEqual({ ...before, byField: null });
    // Rejected, submitted and selected; drafts, returned and withdrawn ones do not count.
    expect(before.byField).toContainEqual(moved('petrochemical', 3));
    expect(after.byField).toContainEqual(moved('petrochemical', 0));
    expect(after.byField).toContainEqual(moved('other', 3));
  });
});
