import { inside } from '../tools/files.mjs';
import { build, plugins, resolve } from './shared.mjs';

// The desks: one page for all addresses below /desk, a chunk for each route.
export default {
  root: inside('src/app/desk'),
  base: '/assets/desk/',
  logLevel: 'warn',
  plugins: plugins(),
  resolve,
  // The server puts a fresh nonce in its place, by which antd may add its styles.
  html: { cspNonce: '{{nonce}}' },
  build: {
    ...build,
    outDir: inside('dist/desk'),
    manifest: true,
    chunkSizeWarningLimit: 1_000,
    // What every page needs comes in one piece, and not as what happens to be shared by the same pages.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000', '/files': 'http://127.0.0.1:4000' } },
};
