import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { inside } from './files.mjs';

// Every text of the code is in its catalog, every catalog is complete, and none holds what the code does not say any more.
// All catalogs are loaded into one dictionary, so a text has one translation: where it means two things, a `context` says which.
const config = getConfig({ configPath: inside('lingui.config.mjs') });
const problems = [];
const spoken = new Map();
for (const catalog of await getCatalogs(config)) {
  const used = (await catalog.collect()) ?? {};
  for (const locale of config.locales) {
    const known = (await catalog.read(locale)) ?? {};
    const tell = (id, what) =>
      problems.push(
        `${catalog.getFilename(locale).slice(inside().length)}: ${what}: ${(used[id] ?? known[id]).message ?? id}`,
      );
    for (const id of Object.keys(used)) {
      if (!known[id]) tell(id, 'not there');
      else if (locale !== config.sourceLocale && !known[id].translation) tell(id, 'not translated');
    }
    for (const [id, { translation }] of Object.entries(known)) {
      const key = `${locale} ${id}`;
      if ((spoken.get(key) ?? translation) !== translation) {
        tell(id, `"${translation}" here, "${spoken.get(key)}" elsewhere; unify them, or give one a context`);
      }
      spoken.set(key, translation);
    }
    for (const id of Object.keys(known)) if (!used[id] || known[id].obsolete) tell(id, 'not used');
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('Run "npm run messages --workspace client", and translate what is empty in zh-CN.po.');
  process.exit(1);
}
