import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Browser, type Page } from 'playwright-core';
import { type Somebody, type TestApp } from '../factories/index.js';
import { executablePath, openBrowser, openPage, settled } from '../web/browser.js';
import { openDesk } from '../web/desks.js';
import { atLeast, atMost, type Figure, type Measure, reported } from './figure.js';
import { median } from './sampling.js';
import { theSeason } from './season.js';

const visits = 3;
const lighthouse = 'lighthouse@12.8.2';
const slowdown = 4;
/** 1.6 Mbit/s down and half of that up, in bytes per second. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };

/** What Chromium tells of one visit; instants in milliseconds since it began. */
interface Visit {
  readonly largestPaint: number;
  readonly shift: number;
}

export const web: Figure = {
  name: 'web',
  title: `The pages in a browser that is slowed ${slowdown} times, at 1.6 Mbit/s; and what Lighthouse says of the public ones`,
  measure: async (progress) => {
    const season = await theSeason(progress);
    const browser = await openBrowser();
    try {
      const addresses = await publicAddresses(season);
      const organizer = season.accounts.find(({ role }) => role === 'organizer')!;
      const shown = [
        ...(await publicVisits(browser, season, addresses)),
        ...(await deskVisits(browser, season, organizer)),
      ];
      progress('visited');
      return [...shown, ...(await judgements(season, addresses))];
    } finally {
      await browser.close();
    }
  },
};

async function publicAddresses(app: TestApp): Promise<string[]> {
  const { data } = await app.request(
    `{ requirements(challenge: "gansu-7", first: 1) { edges { node { code } } } }`,
  );
  return ['/', `/requirements/${data.requirements.edges[0].node.code}`, '/challenges/gansu-7'];
}

async function publicVisits(
  browser: Browser,
  app: TestApp,
  addresses: readonly string[],
): Promise<Measure[]> {
  const open = async () => (await openPage(browser, app.url)).page;
  const found: Measure[] = [];
  for (const address of addresses) found.push(...measuresOf(address, await visitsTo(address, open), 1.8));
  return found;
}

async function deskVisits(
  browser: Browser,
  app: TestApp,
  account: Pick<Somebody, 'login' | 'password'>,
): Promise<Measure[]> {
  const open = async () => (await openDesk(browser, app, account)).page;
  return measuresOf('/desk', await visitsTo('/desk', open), 3.5);
}

function measuresOf(address: string, seen: readonly Visit[], seconds: number): Measure[] {
  return [
    atMost(
      `${address}: largest paint, median of ${visits}`,
      median(seen.map(({ largestPaint }) => largestPaint)) / 1000,
      seconds,
      ' s',
    ),
    atMost('  layout shift, at most', Math.max(...seen.map(({ shift }) => shift)), 0.05),
  ];
}

/** Visits an address as somebody who was never there. */
async function visitsTo(address: string, open: () => Promise<Page>): Promise<Visit[]> {
  const seen: Visit[] = [];
  for (let index = 0; index < visits; index++) {
    const page = await open();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(address);
    await settled(page);
    seen.push(await page.evaluate(observed));
    await page.context().close();
  }
  return seen;
}

/** Runs in the page. Shifts right after something was typed or clicked do not count, and nobody does that here. */
async function observed(): Promise<Visit> {
  type Entry = { startTime: number; value: number };
  const { PerformanceObserver } = globalThis as unknown as {
    PerformanceObserver: new (told: (list: { getEntries(): Entry[] }) => void) => {
      observe(what: { type: string; buffered: boolean }): void;
    };
  };
  const entriesOf = (type: string) =>
    new Promise<Entry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => resolve([]), 1000);
    });
  const paints = await entriesOf('largest-contentful-paint');
  const shifts = await entriesOf('layout-shift');
  return {
    largestPaint: Math.max(0, ...paints.map(({ startTime }) => startTime)),
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
  };
}

/** What Lighthouse says of a page, as of a phone. It is fetched for the occasion: nothing else needs it. */
async function judgements(app: TestApp, addresses: readonly string[]): Promise<Measure[]> {
  const found: Measure[] = [];
  for (const address of addresses) {
    const args = [
      '--yes',
      lighthouse,
      app.url + address,
      '--quiet',
      '--output=json',
      '--only-categories=performance,accessibility',
    ];
    const flags = '--chrome-flags=--headless=new --no-sandbox --disable-quic';
    const env = { ...process.env, CHROME_PATH: executablePath };
    try {
      const { stdout } = await promisify(execFile)('npx', [...args, flags], { env, maxBuffer: 100_000_000 });
      const { categories } = JSON.parse(stdout) as {
        categories: Record<'performance' | 'accessibility', { score: number }>;
      };
      found.push(
        atLeast(`${address}: Lighthouse, performance`, categories.performance.score * 100, 95),
        atLeast('  accessibility', categories.accessibility.score * 100, 100),
      );
    } catch (error) {
      found.push(
        reported(
          `${address}: Lighthouse could not be asked`,
          lastLineOf(error as Error & { stderr?: string }),
        ),
      );
    }
  }
  return found;
}

function lastLineOf({ stderr, message }: Error & { stderr?: string }): string {
  const lines = (stderr?.trim() || message.trim()).split('\n');
  return lines.at(-1)!.slice(0, 100);
}
