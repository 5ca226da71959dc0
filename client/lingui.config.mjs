import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

// Texts are written in English in the code; every feature keeps its own catalogs beside it.
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'zh-CN'],
  orderBy: 'message',
  format: formatter({ origins: false }),
  catalogs: [
    { path: '<rootDir>/src/app/locales/{locale}', include: ['<rootDir>/src/app', '<rootDir>/src/ui'] },
    {
      path: '<rootDir>/src/features/{name}/locales/{locale}',
      include: ['<rootDir>/src/features/{name}/'],
    },
  ],
});
