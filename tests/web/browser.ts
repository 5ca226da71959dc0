import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { describe } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's, or whatever CHROMIUM names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Groups tests that need a browser; where there is none they are skipped, and the title says why. */
export function describeInBrowser(title: string, tests: () => void): void {
  const isThere = existsSync(executablePath);
  const group = isThere ? describe : describe.skip;
  group(isThere ? title : `${title} (there is no Chromium at ${executablePath}; set CHROMIUM)`, tests);
}

export function openBrowser(): Promise<Browser> {
  const quiet = ['no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];
  const args = ['no-sandbox', 'disable-gpu', 'disable-quic', ...quiet].map((name) => `--${name}`);
  return chromium.launch({ executablePath, args });
}

/** A page of a fresh visitor, and what went wrong on it: errors, refused contents, requests to anybody but `origin`. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', ...options });
  // More than any page takes on a busy machine, and less than a test may.
  context.setDefaultTimeout(30_000);
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

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is: rule, and the elements. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which no Content-Security-Policy forbids.
  await page.evaluate(await axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<Found> } }).axe;
    type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[] };
    const { violations } = await run.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`);
  });
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = (
      globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
    ).document.documentElement;
    return scrollWidth - clientWidth;
  });
}
