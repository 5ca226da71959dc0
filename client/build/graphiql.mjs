import { inside } from '../tools/files.mjs';
import { build } from './shared.mjs';

// GraphiQL with everything it needs, so that no page loads anything from another origin.
export default {
  root: inside('src/app/graphiql'),
  base: '/graphiql/',
  // Its packages carry directives for other bundlers, about which a line each would be printed.
  logLevel: 'error',
  build: {
    ...build,
    outDir: inside('dist/graphiql'),
    // The editor is one large piece; splitting it would only add requests.
    chunkSizeWarningLimit: 3_000,
  },
};
