import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { executablePath } from './browser.js';

/** Groups tests that need a browser; where there is none they are skipped, and the title says why. */
export function describeInBrowser(title: string, tests: () => void): void {
  const isThere = existsSync(executablePath);
  const group = isThere ? describe : describe.skip;
  group(isThere ? title : `${title} (there is no Chromium at ${executablePath}; set CHROMIUM)`, tests);
}
