import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRequirement, aTeam, type Somebody, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const heading = "## From a team's draft to a paid contract";

/** The examples under the heading, as a reader would copy them. */
async function examples(): Promise<string[]> {
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
    const steps = await examples();
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
