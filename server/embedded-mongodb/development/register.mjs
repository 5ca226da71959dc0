// Lets the database's worker thread run from its TypeScript sources; compiled code never loads this.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
