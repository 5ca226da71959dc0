import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { thorough } from '../setup/thorough.js';

/** Debian's, of which the one without windows of its own opens pages for less; or whatever CHROMIUM names. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
export const executablePath =
  process.env.CHROMIUM ?? places.find((place) => existsSync(place)) ?? places.at(-1)!;

/** Parts of the browser that no page shows, some of which ask their maker for something, or cost every window a process. */
const without = [
  'AimEnabled',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

export function openBrowser(): Promise<Browser> {
  const quiet = ['no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];
  const features = `disable-features=${without.join()}`;
  const args = ['no-sandbox', 'disable-gpu', 'disable-quic', features, ...quiet].map((name) => `--${name}`);
  return chromium.launch({ executablePath, args });
}

/** A page of a fresh visitor, and what went wrong on it: errors, refused contents, requests to anybody but `origin`. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const still = { reducedMotion: 'reduce' as const };
  const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', ...still, ...options });
  // More than any page takes on a busy machine, and less than a test may.
  context.setDefaultTimeout(60_000);
  context.on('page', countRequests);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(`${origin}/`) && !address.startsWith('data:')) faults.push(`asked ${address}`);
  });
  page.on('console', (message) => {
    // That an address is missing is what some tests are about.
    const isMissing = message.text().includes('404 (Not Found)');
    if (message.type() === 'error' && !isMissing) faults.push(message.text());
  });
  return { page, faults };
}

/** How many requests of a page have no answer yet. */
const waiting = new WeakMap<Page, number>();

function countRequests(page: Page): void {
  const count = (by: number) => waiting.set(page, (waiting.get(page) ?? 0) + by);
  page.on('request', () => count(1));
  page.on('requestfinished', () => count(-1));
  page.on('requestfailed', () => count(-1));
}

/** Waits until the page shows what it is going to show: no request is under way, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  for (;;) {
    if (!waiting.get(page) && (await page.evaluate(isStill)) && !waiting.get(page)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Evaluated in the page: two frames later, does it show what belongs to its address, without a motion that ends or a sign of loading? */
async function isStill(): Promise<boolean> {
  type Effect = { getComputedTiming(): { endTime: number } } | null;
  const { document, location, requestAnimationFrame, URL } = globalThis as unknown as {
    document: {
      getAnimations(): { playState: string; effect: Effect }[];
      querySelector(selector: string): { dataset: { address?: string } } | null;
    };
    location: { href: string; pathname: string; search: string };
    URL: new (address: string, base: string) => { pathname: string; search: string };
    requestAnimationFrame: (this: void, then: () => void) => void;
  };
  for (let frame = 0; frame < 2; frame++)
    await new Promise<void>((resolve) => requestAnimationFrame(resolve));
  const moving = document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  const shown = new URL(document.querySelector('[data-address]')?.dataset.address ?? '', location.href);
  const isThere = shown.pathname === location.pathname && shown.search === location.search;
  return (
    isThere &&
    moving.length === 0 &&
    !document.querySelector('.loading, .ant-btn-loading, [aria-busy="true"]')
  );
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page once it has settled: rule, and the elements. Contrast is most of its work, and the same in every
 * language: of a page that is looked at again only a thorough run asks about its colours.
 */
export async function violationsOn(page: Page, { again = false } = {}): Promise<string[]> {
  await settled(page);
  // Evaluated by the debugger, which no Content-Security-Policy forbids; once for all pages that a document shows.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axe);
  return page.evaluate(
    async (options) => {
      type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[] };
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
      const { violations } = await axe.run(options);
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`,
      );
    },
    { rules: { 'color-contrast': { enabled: thorough || !again } } },
  );
}

/** By how many pixels the page, once it has settled, is wider than its window. */
export async function overflowOf(page: Page): Promise<number> {
  await settled(page);
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = (
      globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
    ).document.documentElement;
    return scrollWidth - clientWidth;
  });
}
