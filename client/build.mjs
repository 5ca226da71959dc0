import { rmSync } from 'node:fs';
import { build } from 'vite';
import desk from './build/desk.mjs';
import graphiql from './build/graphiql.mjs';
import { inside } from './tools/files.mjs';
import './tools/generate.mjs';

// Documents become typed code first. Arguments choose parts; without any, everything is built.
const all = { graphiql, desk };
const chosen = process.argv.slice(2);
if (chosen.length === 0) rmSync(inside('dist'), { recursive: true, force: true });
for (const [name, configuration] of Object.entries(all)) {
  if (chosen.length === 0 || chosen.includes(name)) await build({ ...configuration, configFile: false });
}
