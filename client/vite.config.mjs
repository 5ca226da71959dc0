import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inside = (path) => fileURLToPath(new URL(path, import.meta.url));

// GraphiQL with everything it needs, so that no page loads anything from another origin.
export default defineConfig({
  root: inside('src/graphiql'),
  base: '/graphiql/',
  // Its packages carry directives for other bundlers, about which a line each would be printed.
  logLevel: 'error',
  build: {
    outDir: inside('dist/graphiql'),
    emptyOutDir: true,
    target: 'es2022',
    // The editor is one large piece; splitting it would only add requests.
    chunkSizeWarningLimit: 3_000,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
