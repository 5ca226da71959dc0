import { inside } from '../tools/files.mjs';
import { build, plugins, resolve } from './shared.mjs';

const base = '/assets/site/';

/** What the public pages load: one style sheet and a small script. */
export const siteBrowser = {
  root: inside('src/app/site'),
  base,
  logLevel: 'warn',
  resolve,
  build: {
    ...build,
    outDir: inside('dist/site'),
    manifest: 'manifest.json',
    rolldownOptions: { input: inside('src/app/site/browser/main.ts') },
  },
};

/** The same pages as a function that the server calls; complete in itself, so that a server needs no packages for it. */
export const siteServer = {
  root: inside('src/app/site'),
  base,
  logLevel: 'warn',
  plugins: plugins(),
  resolve,
  ssr: { noExternal: true, target: 'node' },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    emptyOutDir: true,
    target: 'node20',
    ssr: inside('src/app/site/render.tsx'),
    outDir: inside('dist/render'),
    rolldownOptions: { output: { entryFileNames: 'render.js' } },
  },
};
