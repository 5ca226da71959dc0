import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRequirement, aTeam, type Somebody, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** The examples under a heading, as a reader would copy them. */
async function examples(heading: string): Promise<string[]> {
  const text = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const section = text.split(heading)[1]!.split('\n## ')[0]!;
  return [...section.matchAll(/```graphql\n(.*?)```/gs)].map(([, example]) => example!);
}

/** Who takes each step, in the order of the document. */
const order = [
  ...['leader', 'leader', 'organizer', 'organizer', 'organizer'],
  ...['enterprise', 'enterprise', 'enterprise', 'leader'],
  ...['organizer', 'enterprise', 'institution', 'organizer', 'organizer', 'organizer'],
  ...['institution', 'enterprise', 'enterprise', 'institution', 'enterprise', 'anybody'],
] as const;

describe('the documented way', () => {
  it('leads from a draft to an accepted, fully paid contract, example by example', async () => {
    const { requirement, cast } = await aRequirement(app, { status: 'released' });
    const { team, leader, signatory } = await aTeam(app);
    const people: Record<(typeof order)[number], Somebody | null> = {
      ...{ leader, organizer: cast.organizer, enterprise: cast.member, institution: signatory },
      anybody: null,
    };
    const ids = new Map([
      ['REQUIREMENT', requirement._id],
      ['TEAM', team._id],
      ['gansu-7', cast.challenge.slug],
    ]);
    const steps = await examples("## From a team's draft to a paid contract");
    expect(steps).toHaveLength(order.length);
    const states: string[] = [];
    for (const [index, step] of steps.entries()) {
      const query = step.replaceAll(/"([A-Z]+|gansu-7)"/g, (whole, name: string) =>
        ids.has(name) ? `"${ids.get(name)!}"` : whole,
      );
      const { data, errors } = await app.request(query, null, { as: people[order[index]!] });
      expect({ step, errors }).toEqual({ step, errors: undefined });
      const answer = Object.values(data as object)[0] as {
        __typename?: string;
        id?: string;
        status?: string;
      };
      if (answer.id && answer.__typename) ids.set(answer.__typename.toUpperCase(), answer.id);
      expect({ step, answer }).toMatchObject({ answer: answer.__typename ? { id: expect.any(String) } : {} });
      states.push(answer.status ?? '');
      if (index === order.length - 2)
        expect(answer).toMatchObject({ status: 'ACCEPTED', paid: '80000000', outstanding: '0' });
      if (index === order.length - 1)
        expect(data.challenge.statistics).toMatchObject({
          ...{
            requirementsCollected: 1,
            requirementsReleased: 1,
            requirementsAnswered: 1,
            solutions: 1,
            teams: 1,
          },
          ...{ docked: 1, contractsSigned: null, contracted: null },
          byProvince: [{ province: '610000', teams: 1, solutions: 1 }],
        });
    }
    expect(states).toContain('AGREED');
  });
});

describe('the documented search', () => {
  it('finds what it is about, with counts and what matched', async () => {
    const both = (text: string, en: string) => ({
      ...{ lang: 'zh-CN' as const, text },
      translations: [{ lang: 'en' as const, text: en }],
    });
    const wishes = {
      meant: { title: both('低浓度瓦斯催化剂', 'Catalyst for methane'), budget: 200_000_000n },
      small: { title: both('小试催化剂', 'Catalyst of a small scale'), budget: 1_000_000n },
      other: { title: both('马铃薯淀粉废水', 'Waste water of potato starch'), budget: 200_000_000n },
    };
    const ids = new Map<string, string>();
    for (const [name, wish] of Object.entries(wishes)) {
      const { requirement } = await aRequirement(app, { status: 'released', ...wish });
      ids.set(name, requirement.code!);
    }
    await app.outbox.drain();
    const [example, ...others] = await examples('## Searching');
    expect(others).toEqual([]);
    const { data, errors } = await app.request(example!);
    expect(errors).toBeUndefined();
    expect(data.search).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
    const [{ node }] = data.search.edges;
    expect(node.requirement).toMatchObject({ code: ids.get('meant'), budget: '200000000' });
    expect(node.highlights).toContainEqual({ field: 'title', html: '低浓度瓦斯<em>催化剂</em>' });
    const budgets = data.search.facets.find(({ name }: { name: string }) => name === 'budget').values;
    expect(budgets.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(2);
  });
});
