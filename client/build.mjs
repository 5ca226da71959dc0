import { rmSync } from 'node:fs';
import { build } from 'vite';
import desk from './build/desk.mjs';
import graphiql from './build/graphiql.mjs';
import { siteBrowser, siteServer } from './build/site.mjs';
import { inside } from './tools/files.mjs';
import './tools/generate.mjs';

// Documents become typed code first. The public pages are drawn by a server, which has to know what names the browser's part
// got, so that comes first. Arguments choose parts; without any, everything is built.
const all = { graphiql: [graphiql], desk: [desk], site: [siteBrowser, siteServer] };
const chosen = process.argv.slice(2);
if (chosen.length === 0) rmSync(inside('dist'), { recursive: true, force: true });
for (const [name, configurations] of Object.entries(all)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const configuration of configurations) await build({ ...configuration, configFile: false });
}
