import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { inside } from '../tools/files.mjs';
import { linguiMacros } from '../tools/lingui-macros.mjs';

/** Our pages: React, Lingui's macros, and catalogs that must be complete. */
export const plugins = () => [
  linguiMacros(),
  react(),
  lingui({ configPath: inside('lingui.config.mjs'), failOnMissing: true }),
];

/** The workspace `shared` is read from its sources, so that no stale build gets into a bundle. */
export const resolve = { alias: { '@duijie/shared': inside('..', 'shared', 'src', 'index.ts') } };

/** No page may carry or load anything that its Content-Security-Policy forbids. */
export const build = {
  emptyOutDir: true,
  target: 'es2022',
  modulePreload: { polyfill: false },
  assetsInlineLimit: 0,
};
