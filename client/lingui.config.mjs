import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

// Texts are written in English in the code; every feature keeps its own catalogs beside it.
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'zh-CN'],
  orderBy: 'message',
  format: formatter({ origins: false }),
  catalogs: [
    // Names of pages in the menu are the shell's: it shows them before any page of theirs was opened.
    {
      path: '<rootDir>/src/app/locales/{locale}',
      include: ['<rootDir>/src/app', '<rootDir>/src/ui', '<rootDir>/src/features/*/desk.ts'],
    },
    {
      path: '<rootDir>/src/features/{name}/locales/{locale}',
      include: ['<rootDir>/src/features/{name}/'],
      exclude: ['**/desk.ts'],
    },
  ],
});
