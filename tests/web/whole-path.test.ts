import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { describeInBrowser } from './in-browser.js';
import { type Way } from './person.js';
import {
  answer,
  beginPath,
  diagnose,
  dock,
  type Path,
  perform,
  post,
  release,
  screen,
  sign,
} from './whole-path.js';

let browser: Browser;

const ways: Way[] = [
  { locale: 'zh-CN', hand: 'mouse' },
  { locale: 'en', hand: 'keyboard' },
];

describeInBrowser('the whole path, from a need to a paid contract', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => browser?.close());

  it.each(ways)(
    'is taken in $locale by $hand alone',
    async (way) => {
      const path = await beginPath(browser, way);
      for (const step of [post, diagnose, release, answer, screen, dock, sign, perform]) await step(path);
      expect(await endOf(path)).toEqual([
        [{ status: 'ACCEPTED', paid: '80000000', outstanding: '0' }],
        { docked: 1, contractsSigned: 1, contracted: '80000000' },
      ]);
      const { member, organizer, judge, leader, signatory } = path;
      for (const person of [member, organizer, judge, leader, signatory]) {
        expect(person.faults).toEqual([]);
        await person.close();
      }
      await path.app.close();
    },
    300_000,
  );
});

/** What the organizer is told in the end. */
async function endOf({ app, cast }: Path) {
  const asked = `query ($slug: String!) { contracts(challenge: $slug) { edges { node { status paid outstanding } } }
    challenge(slug: $slug) { statistics { docked contractsSigned contracted } } }`;
  const { data } = await app.request(asked, { slug: cast.challenge.slug }, { as: cast.organizer });
  return [data.contracts.edges.map((edge: { node: object }) => edge.node), data.challenge.statistics];
}
